import type { ReactNode } from "react";
import { ViewLink } from "../state/navigation";
import type { Relation } from "../types";

interface Props {
  relation: Relation;
  glyph: ReactNode;
  children: ReactNode;
}

/** A relation in a list: opens its claims, and says how many there are. */
export function RelationRow({ relation, glyph, children }: Props) {
  return (
    <li>
      <ViewLink to={{ relation: relation.id, article: null, claim: null }} className="row">
        {glyph}
        <span className="row-main">{children}</span>
        <span className="number" title="claims">
          {relation.claim_count}
        </span>
      </ViewLink>
    </li>
  );
}
