import { type DragEvent, useState } from "react";

const ACCEPTED = ".txt,.html,.htm,.md,text/plain,text/html";

/** A place to drop a file; the file picker for those who do not drag. */
export function FileDrop({ file, choose }: { file: File | null; choose: (file: File | null) => void }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0] ?? null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the file field inside does the same
    <div
      className={over ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {file ? (
        <p>
          <bdi>{file.name}</bdi>{" "}
          <button type="button" onClick={() => choose(null)}>
            Take another
          </button>
        </p>
      ) : (
        <label>
          <span>Drop a text or HTML file here, or</span>
          <input
            type="file"
            accept={ACCEPTED}
            onChange={(event) => choose(event.target.files?.[0] ?? null)}
          />
        </label>
      )}
    </div>
  );
}
