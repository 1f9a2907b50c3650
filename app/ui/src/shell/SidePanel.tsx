import { type ReactNode, useEffect, useRef } from "react";
import { type Patch, useView, ViewLink } from "../state/navigation";
import type { View } from "../state/view";

/**
 * The panel on the right. It takes the focus when something is opened in it, so that reading goes on there,
 * and gives it back when it is closed.
 */
export function SidePanel({ children }: { children: ReactNode }) {
  const view = useView();
  const panel = useRef<HTMLElement>(null);
  useFocusOnOpening(panel, view.event ?? view.relation ?? view.pair ?? view.entity ?? view.desk);
  const back = backFrom(view);
  return (
    <aside className="side-panel" id="details" ref={panel} tabIndex={-1} aria-label="Details">
      {back && (
        <nav className="panel-nav" aria-label="Panel">
          <ViewLink to={back.to} className="back">
            <span aria-hidden="true">←</span> {back.label}
          </ViewLink>
        </nav>
      )}
      {children}
    </aside>
  );
}

function useFocusOnOpening(panel: React.RefObject<HTMLElement | null>, showing: string | null): void {
  const before = useRef(showing);
  const cameFrom = useRef<Element | null>(null);
  useEffect(() => {
    if (before.current === showing) return;
    if (!before.current) cameFrom.current = document.activeElement;
    before.current = showing;
    panel.current?.scrollTo({ top: 0 });
    if (showing) panel.current?.focus({ preventScroll: true });
    else if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  }, [panel, showing]);
}

const OUT = { event: null, relation: null, pair: null, entity: null };
const DESK_LABELS = { review: "Back to what is to check", decisions: "Back to the decisions" };

/** One step out: from a relation to the actor it was opened from, else to the article or the overview. */
function backFrom(view: View): { label: string; to: Patch } | null {
  const { event, relation, pair, entity, article, desk } = view;
  const opened = event ?? relation ?? pair ?? entity;
  if (!opened && !desk) return null;
  const inner = opened ? backInside(view) : null;
  if (inner) return inner;
  if (opened && desk) return { label: DESK_LABELS[desk], to: OUT };
  const label = article ? "All claims of the article" : "Overview";
  return { label, to: opened ? OUT : { desk: null } };
}

/** Back to what the open thing was opened from, where that is another open thing. */
function backInside({ event, relation, pair, entity }: View): { label: string; to: Patch } | null {
  if (event && (relation || pair))
    return {
      label: relation ? "Back to the relation" : "Back to the pair",
      to: { event: null, article: null, claim: null },
    };
  if (relation && pair)
    return { label: "Back to the pair", to: { relation: null, article: null, claim: null } };
  if (relation && entity)
    return { label: "Back to the actor", to: { relation: null, article: null, claim: null } };
  return null;
}
