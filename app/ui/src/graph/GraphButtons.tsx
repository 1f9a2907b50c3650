import { act, redoLast, undoLast, useSession } from "../session/store";
import { useView } from "../state/navigation";
import { tidied } from "./expanding";
import type { LoadedGraph } from "./useGraph";

interface Props {
  graph: LoadedGraph;
  zoom: (factor: number) => void;
  fit: () => void;
}

/** What can be done to the whole drawing. */
export function GraphButtons({ graph, zoom, fit }: Props) {
  const { past, future } = useSession();
  const { center } = useView();
  const { data, pairs } = graph;
  return (
    <>
      <fieldset className="zoom" aria-label="Zoom">
        <Button name="Zoom in" sign="+" act={() => zoom(1.4)} />
        <Button name="Zoom out" sign="−" act={() => zoom(1 / 1.4)} />
        <Button name="Show everything" sign="⤢" act={fit} />
      </fieldset>
      <fieldset className="zoom doing" aria-label="Drawing">
        <Button name="Undo" sign="↶" act={undoLast} disabled={past.length === 0} />
        <Button name="Redo" sign="↷" act={redoLast} disabled={future.length === 0} />
        <Button
          name="Lay out what is not pinned"
          sign="✲"
          act={() => data && act((session) => tidied(session, center, data, pairs))}
        />
      </fieldset>
    </>
  );
}

function Button({
  name,
  sign,
  act: press,
  disabled = false,
}: {
  name: string;
  sign: string;
  act: () => void;
  disabled?: boolean;
}) {
  return (
    <button type="button" onClick={press} aria-label={name} title={name} disabled={disabled}>
      {sign}
    </button>
  );
}
