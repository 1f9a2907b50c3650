const ACCEPTED =
  ".txt,.md,.html,.htm,.xhtml,.mhtml,.mht,.pdf,.docx,.eml,text/plain,text/html,application/pdf";

interface Props {
  files: readonly File[];
  choose: (files: File[]) => void;
}

/** The files to read: dropped anywhere on the page, or picked here. */
export function FileDrop({ files, choose }: Props) {
  return (
    <div className="drop">
      {files.length > 0 ? (
        <p>
          {files.length === 1 ? <bdi>{files[0]?.name}</bdi> : `${files.length} files`}{" "}
          <button type="button" onClick={() => choose([])}>
            Take others
          </button>
        </p>
      ) : (
        <label>
          <span>Drop web pages, texts, PDF, Word or mail files here, or</span>
          <input
            type="file"
            multiple
            accept={ACCEPTED}
            onChange={(event) => choose([...(event.target.files ?? [])])}
          />
        </label>
      )}
    </div>
  );
}
