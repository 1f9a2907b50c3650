import { count } from "../format/words";
import { PlainText } from "../text/PlainText";
import type { ClaimEnd } from "../types";
import { ClaimCard } from "./ClaimCard";
import type { Side, SpeakerGroup } from "./grouping";

const TITLES = { affirmed: "Affirmed", denied: "Denied" } as const;

/** All who affirm, or all who deny. */
export function SideOfClaims({ side }: { side: Side }) {
  return (
    <section
      className={`side ${side.polarity}`}
      aria-label={`${TITLES[side.polarity]}, ${count(side.count, "claim")}`}
    >
      <h3>
        <span className="side-sign" aria-hidden="true">
          {side.polarity === "denied" ? "✕" : "✓"}
        </span>
        {TITLES[side.polarity]} <span className="number">{side.count}</span>
      </h3>
      {side.groups.map((group) => (
        <Speakers key={group.key} group={group} />
      ))}
    </section>
  );
}

function Speakers({ group }: { group: SpeakerGroup }) {
  return (
    <div className="speaker-group">
      <h4>
        {group.speakers.length === 0 ? "The outlet itself" : <SpeakerChain speakers={group.speakers} />}
      </h4>
      <ul className="claims">
        {group.claims.map((claim) => (
          <ClaimCard key={claim.id} claim={claim} />
        ))}
      </ul>
    </div>
  );
}

/** "Said by Lavrov, as TASS reports": the innermost speaks, those outside pass it on. */
function SpeakerChain({ speakers }: { speakers: ClaimEnd[] }) {
  const [innermost, ...outer] = [...speakers].reverse();
  return (
    <>
      Said by <PlainText text={innermost?.name ?? ""} />
      {outer.map((speaker) => (
        <span key={speaker.id} className="reported-by">
          , as told by <PlainText text={speaker.name} />
        </span>
      ))}
    </>
  );
}
