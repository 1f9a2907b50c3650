import { type ReactNode, useEffect, useRef } from "react";
import { type Patch, useView, ViewLink } from "../state/navigation";

interface Step {
  label: string;
  to: Patch;
}

/** The panel on the right. It takes the focus when its content changes, so that reading goes on there. */
export function SidePanel({ children }: { children: ReactNode }) {
  const view = useView();
  const panel = useRef<HTMLElement>(null);
  const showing = view.relation ?? view.entity ?? "";
  const before = useRef(showing);

  useEffect(() => {
    if (before.current === showing) return;
    before.current = showing;
    panel.current?.scrollTo({ top: 0 });
    if (showing) panel.current?.focus({ preventScroll: true });
  }, [showing]);

  const back = backFrom(view.relation, view.entity, view.article);
  return (
    <aside className="side-panel" ref={panel} tabIndex={-1} aria-label="Details">
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

function backFrom(relation: string | null, entity: string | null, article: string | null): Step | null {
  if (relation && entity)
    return { label: "Back to the actor", to: { relation: null, article: null, claim: null } };
  if (relation || entity) {
    const to = { relation: null, entity: null, ...(article && { claim: null }) };
    return { label: article ? "Back to the article's claims" : "Overview", to };
  }
  return null;
}
