import { type DragEvent, useState } from "react";

const ACCEPTED =
  ".txt,.md,.html,.htm,.xhtml,.mhtml,.mht,.pdf,.docx,.eml,text/plain,text/html,application/pdf";

/** A place to drop a file; the file picker for those who do not drag. */
export function FileDrop({ file, choose }: { file: File | null; choose: (file: File | null) => void }) {
  const [over, setOver] = useState(false);
  const [many, setMany] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    setMany(event.dataTransfer.files.length > 1);
    if (event.dataTransfer.files.length === 1) choose(event.dataTransfer.files[0] ?? null);
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
          <span>Drop a web page, text, PDF, Word or mail file here, or</span>
          <input
            type="file"
            accept={ACCEPTED}
            onChange={(event) => choose(event.target.files?.[0] ?? null)}
          />
        </label>
      )}
      {many && (
        <p role="alert">
          One file at a time, please. <code>legation build</code> reads whole folders.
        </p>
      )}
    </div>
  );
}
