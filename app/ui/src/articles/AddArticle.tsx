import { useCallback, useEffect, useRef, useState } from "react";
import { Failure } from "../shell/Feedback";
import { go, type Patch } from "../state/navigation";
import { ArticleForm } from "./ArticleForm";
import { ArticleRead } from "./ArticleRead";
import { SentList } from "./SentList";
import { useDroppedFiles } from "./useDroppedFiles";
import type { Sending } from "./useSending";

interface Props {
  sending: Sending;
  open: boolean;
  show: (open: boolean) => void;
}

/** The dialog in which articles are pasted, dropped or named by address, and which then shows what was read. */
export function AddArticle({ sending, open, show }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [files, setFiles] = useState<File[]>([]);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const over = useDroppedFiles(
    useCallback(
      (dropped: File[]) => {
        setFiles(dropped);
        show(true);
      },
      [show],
    ),
  );
  const close = useCallback(() => {
    show(false);
    setFiles([]);
    if (!sending.busy) sending.clear();
  }, [show, sending]);
  return (
    <>
      {over && (
        <p className="drop-anywhere" aria-hidden="true">
          Drop it anywhere: it is read as an article
        </p>
      )}
      <dialog
        ref={dialog}
        className="add-article"
        onCancel={(event) => {
          event.preventDefault();
          close();
        }}
        aria-labelledby="add-article-title"
      >
        {open && <Content sending={sending} close={close} files={files} choose={setFiles} />}
      </dialog>
    </>
  );
}

interface ContentProps {
  sending: Sending;
  close: () => void;
  files: readonly File[];
  choose: (files: File[]) => void;
}

function Content({ sending, close, files, choose }: ContentProps) {
  const { items, busy, send, clear } = sending;
  const [only] = items.length === 1 ? items : [];
  const read = only?.added;
  const leave = (patch: Patch) => {
    close();
    go({ relation: null, claim: null, ...patch });
  };
  const another = () => {
    clear();
    choose([]);
  };
  return (
    <>
      <header>
        <h2 id="add-article-title">{title(read?.before, items.length)}</h2>
        <button type="button" className="close" onClick={close} aria-label="Close">
          ×
        </button>
      </header>
      {read && <ArticleRead article={read.article} leave={leave} another={another} />}
      {!read && items.length > 1 && (
        <div className="article-read">
          <SentList sending={sending} open={(article) => leave({ article, entity: null })} />
          <footer>
            <button type="button" onClick={another} disabled={busy}>
              Add others
            </button>
          </footer>
        </div>
      )}
      {!read && items.length <= 1 && (
        <ArticleForm
          files={files}
          choose={choose}
          busy={busy}
          send={(things) => {
            clear();
            send(things);
          }}
        >
          {only?.error && <Failure error={only.error} />}
        </ArticleForm>
      )}
    </>
  );
}

function title(before: boolean | undefined, items: number): string {
  if (before === undefined) return items > 1 ? "Reading" : "Add articles";
  return before ? "Already there" : "Article read";
}
