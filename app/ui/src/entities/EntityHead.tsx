import { EntityActions } from "../curation/EntityActions";
import { dayRange } from "../format/dates";
import { count, titled, words } from "../format/words";
import { KindGlyph } from "../legend/KindGlyph";
import { useView, ViewLink } from "../state/navigation";
import { OutsideLink } from "../text/OutsideLink";
import { PlainText } from "../text/PlainText";
import type { Entity } from "../types";

const MOST_ALIASES = 6;

export function EntityHead({ entity }: { entity: Entity }) {
  const { center } = useView();
  return (
    <header className="entity-head">
      <h2>
        <KindGlyph kind={entity.kind} />
        <PlainText text={entity.name} />
      </h2>
      <p className="what">
        {titled(entity.kind)}
        {entity.subtype && ` · ${words(entity.subtype)}`}
        {entity.country && entity.country.id !== entity.id && (
          <>
            {" · "}
            <ViewLink to={{ entity: entity.country.id, relation: null, article: null, claim: null }}>
              <PlainText text={entity.country.name} />
            </ViewLink>
          </>
        )}
      </p>
      {entity.aliases.length > 0 && <Aliases names={entity.aliases} />}
      <p className="counts">
        {count(entity.claim_count, "claim")} in {count(entity.article_count, "article")}
        {entity.first_seen && `, ${dayRange(entity.first_seen, entity.last_seen)}`}
      </p>
      <Links links={entity.links} />
      {center !== entity.id && (
        <ViewLink
          to={{ center: entity.id, entity: entity.id, article: null, claim: null }}
          className="button"
        >
          Centre the graph here
        </ViewLink>
      )}
      <EntityActions key={entity.id} entity={entity} />
    </header>
  );
}

function Aliases({ names }: { names: string[] }) {
  const rest = names.length - MOST_ALIASES;
  return (
    <p className="aliases">
      also{" "}
      {names.slice(0, MOST_ALIASES).map((name, index) => (
        <span key={name}>
          {index > 0 && ", "}
          <PlainText text={name} />
        </span>
      ))}
      {rest > 0 && ` and ${rest} more`}
    </p>
  );
}

const ADDRESSES: Record<string, (id: string) => string> = {
  wikidata: (id) => `https://www.wikidata.org/wiki/${encodeURIComponent(id)}`,
  wikipedia: (id) => `https://en.wikipedia.org/wiki/${encodeURIComponent(id)}`,
  geonames: (id) => `https://www.geonames.org/${encodeURIComponent(id)}`,
};
const NAMES: Record<string, string> = { wikidata: "Wikidata", wikipedia: "Wikipedia", geonames: "GeoNames" };

function Links({ links }: { links: Entity["links"] }) {
  const known = Object.entries(links).filter(([where, id]) => id && ADDRESSES[where]);
  if (known.length === 0) return null;
  return (
    <p className="links">
      {known.map(([where, id]) => (
        <OutsideLink key={where} url={ADDRESSES[where]?.(String(id))}>
          {NAMES[where]}
        </OutsideLink>
      ))}
    </p>
  );
}
