import type { Stage } from "./Stage";

export function ZoomButtons({ stage }: { stage: Stage }) {
  return (
    <fieldset className="zoom" aria-label="Zoom">
      <button type="button" onClick={() => stage.zoom(1.4)} aria-label="Zoom in" title="Zoom in">
        +
      </button>
      <button type="button" onClick={() => stage.zoom(1 / 1.4)} aria-label="Zoom out" title="Zoom out">
        −
      </button>
      <button type="button" onClick={() => stage.fit()} aria-label="Show everything" title="Show everything">
        ⤢
      </button>
    </fieldset>
  );
}
