import { day } from "../format/dates";
import { count, titled, typeLabel } from "../format/words";
import { PlainText } from "../text/PlainText";
import type { EntityDetail, Fact } from "../types";

/** What the shipped knowledge says of the actor: apart from what articles say, and closed until asked for. */
export function Background({ entity }: { entity: EntityDetail }) {
  if (entity.background.length === 0) return null;
  return (
    <details className="background">
      <summary>
        Background <small>{count(entity.background.length, "fact")}, not from articles</small>
      </summary>
      <ul>
        {entity.background.toReversed().map((fact) => (
          <li key={JSON.stringify(fact)}>
            <FactLine fact={fact} of={entity.id} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function FactLine({ fact, of }: { fact: Fact; of: string }) {
  const other = fact.subject.id === of ? fact.object : fact.subject;
  return (
    <>
      <span>{titled(wording(fact, of))}</span>
      {other && (
        <>
          {" · "}
          <PlainText text={other.name} />
        </>
      )}
      <small className="row-note">
        {time(fact)}
        {fact.source}
        {!fact.until && fact.asserted_to && `, still so on ${day(fact.asserted_to)}`}
      </small>
    </>
  );
}

function wording(fact: Fact, of: string): string {
  if (fact.type === "member_of") return fact.subject.id === of ? `${fact.label} of` : "has as a member";
  if (fact.type === "capital_of") return fact.subject.id === of ? "capital of" : "capital";
  return fact.label && fact.type !== "part_of" ? fact.label : typeLabel(fact.type);
}

function time({ since, until }: Fact): string {
  if (since && until) return `${day(since)} – ${day(until)} · `;
  if (since) return `since ${day(since)} · `;
  return until ? `until ${day(until)} · ` : "";
}
