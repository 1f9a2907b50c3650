import { titled, words } from "../format/words";
import { KindGlyph } from "../legend/KindGlyph";
import { Failure } from "../shell/Feedback";
import type { Resource } from "../state/resource";
import { PlainText } from "../text/PlainText";
import type { Entity, Page } from "../types";

interface Props {
  id: string;
  found: Resource<Page<Entity>>;
  items: Entity[];
  showing: boolean;
  active: number;
  choose: (entity: Entity) => void;
}

/** The list under the search box. The focus stays in the box; the pointer works too. */
export function Suggestions({ id, found, items, showing, active, choose }: Props) {
  return (
    <div className="suggestions" hidden={!showing || found.state === "idle"}>
      <div id={id} role="listbox" aria-label="Suggestions">
        {items.map((entity, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: in a combobox the input keeps the focus
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys
          <div
            key={entity.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className="suggestion"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(entity)}
          >
            <KindGlyph kind={entity.kind} />
            <span className="suggestion-name">
              <PlainText text={entity.name} />
            </span>
            <span className="suggestion-what">
              {entity.subtype ? words(entity.subtype) : titled(entity.kind)}
              {entity.country && entity.country.id !== entity.id && ` · ${entity.country.name}`}
            </span>
            <span className="number">{entity.claim_count}</span>
          </div>
        ))}
      </div>
      {found.state === "ready" && items.length === 0 && (
        <p className="nothing">Nobody of that name in the articles.</p>
      )}
      {found.state === "failed" && <Failure error={found.error} />}
    </div>
  );
}
