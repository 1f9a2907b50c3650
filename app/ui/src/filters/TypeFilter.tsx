import { CLASS_LABELS, titled, typeLabel } from "../format/words";
import { LineGlyph } from "../legend/LineGlyph";
import { EDGE_CLASSES, type EdgeClass, useOntology } from "../state/ontology";
import type { Filters } from "../state/view";
import type { Relation } from "../types";
import { toggled } from "./CheckList";

interface Props {
  filters: Filters;
  set: (patch: Partial<Filters>) => void;
  /** The relations that are counted. */
  edges: readonly Relation[];
}

/** Relations by class; each class opens to its single types. */
export function TypeFilter({ filters, set, edges }: Props) {
  return (
    <fieldset className="types">
      <legend>Relations</legend>
      {EDGE_CLASSES.map((edgeClass) => (
        <ClassOfTypes key={edgeClass} edgeClass={edgeClass} filters={filters} set={set} edges={edges} />
      ))}
    </fieldset>
  );
}

function ClassOfTypes({ edgeClass, filters, set, edges }: Props & { edgeClass: EdgeClass }) {
  const ontology = useOntology();
  const types = ontology.types.filter((type) => ontology.classOf(type.name) === edgeClass);
  const whole = filters.classes.includes(edgeClass);
  const some = types.filter((type) => filters.types.includes(type.name)).length;
  return (
    <div className="class-of-types">
      <label className="check">
        <input
          type="checkbox"
          checked={whole}
          onChange={(event) => set({ classes: toggled(filters.classes, edgeClass, event.target.checked) })}
        />
        <LineGlyph edgeClass={edgeClass} />
        {CLASS_LABELS[edgeClass]}
        <span className="number">
          {edges.filter((edge) => ontology.classOf(edge.type) === edgeClass).length}
        </span>
      </label>
      <details>
        <summary>
          <span className="visually-hidden">Single types of {CLASS_LABELS[edgeClass]}</span>
          {some > 0 && <span className="number">{some}</span>}
        </summary>
        <div className="checks inner">
          {types.map((type) => (
            <label key={type.name} className="check" title={type.definition}>
              <input
                type="checkbox"
                checked={whole || filters.types.includes(type.name)}
                disabled={whole}
                onChange={(event) => set({ types: toggled(filters.types, type.name, event.target.checked) })}
              />
              {titled(typeLabel(type.name))}
            </label>
          ))}
        </div>
      </details>
    </div>
  );
}
