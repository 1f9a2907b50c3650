import { type FormEvent, useEffect, useRef, useState } from "react";
import * as api from "../api";
import { Failure } from "../shell/Feedback";
import { dataChanged } from "../state/resource";
import type { Article } from "../types";
import { ArticleRead } from "./ArticleRead";
import { FileDrop } from "./FileDrop";

/** The dialog in which an article is pasted or dropped, and which then shows what was read. */
export function AddArticle({ open, close }: { open: boolean; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="add-article" onClose={close} aria-labelledby="add-article-title">
      {open && <Content close={close} />}
    </dialog>
  );
}

type Progress =
  | { state: "asking" }
  | { state: "reading" }
  | { state: "failed"; error: Error }
  | { state: "read"; article: Article };

function Content({ close }: { close: () => void }) {
  const [progress, setProgress] = useState<Progress>({ state: "asking" });
  const read = (sent: Promise<Article>) => {
    setProgress({ state: "reading" });
    sent.then(
      (article) => {
        setProgress({ state: "read", article });
        dataChanged();
      },
      (error: Error) => setProgress({ state: "failed", error }),
    );
  };
  return (
    <>
      <header>
        <h2 id="add-article-title">{progress.state === "read" ? "Article read" : "Add an article"}</h2>
        <button type="button" className="close" onClick={close} aria-label="Close">
          ×
        </button>
      </header>
      {progress.state === "read" ? (
        <ArticleRead
          article={progress.article}
          close={close}
          another={() => setProgress({ state: "asking" })}
        />
      ) : (
        <ArticleForm reading={progress.state === "reading"} read={read}>
          {progress.state === "failed" && <Failure error={progress.error} />}
        </ArticleForm>
      )}
    </>
  );
}

interface FormProps {
  reading: boolean;
  read: (sent: Promise<Article>) => void;
  children: React.ReactNode;
}

function ArticleForm({ reading, read, children }: FormProps) {
  const [file, setFile] = useState<File | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const about = {
      title: written(fields, "title"),
      outlet: written(fields, "outlet"),
      published: written(fields, "published"),
      url: written(fields, "url"),
    };
    read(
      file
        ? api.uploadArticle(file, about)
        : api.addArticle({ text: written(fields, "text") ?? "", ...about }),
    );
  };
  return (
    <form onSubmit={submit}>
      <FileDrop file={file} choose={setFile} />
      {!file && (
        <label className="field">
          <span>Or paste its text</span>
          <textarea name="text" rows={9} required placeholder="The article's words, as you found them" />
        </label>
      )}
      <div className="field-row">
        <Field name="title" label="Title" />
        <Field name="outlet" label="Outlet" />
        <Field name="published" label="Published" type="date" />
        <Field name="url" label="Web address" type="url" />
      </div>
      {children}
      <footer>
        <p className="hint">
          Stays on this machine. What is not article, such as advertising, is set aside and shown.
        </p>
        <button type="submit" className="primary" disabled={reading}>
          {reading ? "Reading…" : "Read it"}
        </button>
      </footer>
    </form>
  );
}

function Field({ name, label, type = "text" }: { name: string; label: string; type?: string }) {
  return (
    <label className="field">
      <span>
        {label} <small>optional</small>
      </span>
      <input type={type} name={name} autoComplete="off" />
    </label>
  );
}

function written(fields: FormData, name: string): string | null {
  const value = fields.get(name);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}
