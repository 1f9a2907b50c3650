import { ClaimActions } from "../curation/ClaimActions";
import { day, eventTime } from "../format/dates";
import { useView, ViewLink } from "../state/navigation";
import { PlainText } from "../text/PlainText";
import type { Claim } from "../types";
import { Caveats, Details } from "./Chips";
import { Sentence } from "./Sentence";

/** One claim: its sentence, which opens the article at that place, and where and when it was printed. */
export function ClaimCard({ claim }: { claim: Claim }) {
  const view = useView();
  const { article } = claim.evidence;
  const open = view.claim === claim.id;
  const when = eventTime(claim.event_time);
  return (
    <li className={`claim ${claim.polarity} ${open ? "open" : ""}`}>
      <ViewLink
        to={{ article: article.id, claim: claim.id }}
        className="claim-link"
        {...(open && { "aria-current": "true" as const })}
      >
        <Sentence claim={claim} />
        <span className="visually-hidden"> Open the article at this sentence.</span>
      </ViewLink>
      <p className="claim-source">
        <Caveats claim={claim} />
        <Details claim={claim} />
        {when && (
          <span className="event-time" title="When it happened, as the text says">
            {when}
          </span>
        )}
        {claim.place && (
          <span className="event-place" title="Where it happened, as the sentence says">
            in <PlainText text={claim.place.name} />
          </span>
        )}
        <span className="outlet">
          <PlainText text={article.outlet ?? "Unnamed outlet"} />
        </span>
        {article.published && <time dateTime={article.published}>{day(article.published)}</time>}
      </p>
      <ActingFor claim={claim} />
      <ClaimActions claim={claim} />
    </li>
  );
}

function ActingFor({ claim }: { claim: Claim }) {
  const acting = [
    { end: claim.subject, state: claim.subject_for },
    { end: claim.object, state: claim.object_for },
  ].filter(({ end, state }) => end && state && state.id !== end.id);
  if (acting.length === 0) return null;
  return (
    <p className="acting-for">
      {acting.map(({ end, state }) => (
        <span key={`${end?.id}-${state?.id}`}>
          <PlainText text={end?.name ?? ""} /> acts for <PlainText text={state?.name ?? ""} />
        </span>
      ))}
    </p>
  );
}
