import { type FormEvent, type ReactNode, useState } from "react";
import * as api from "../api";
import { FileDrop } from "./FileDrop";
import type { Sending } from "./useSending";

interface Props {
  files: readonly File[];
  choose: (files: File[]) => void;
  send: Sending["send"];
  busy: boolean;
  children: ReactNode;
}

/** Files, a pasted text, or a web address alone. What is known beside the text goes with one article only. */
export function ArticleForm({ files, choose, send, busy, children }: Props) {
  const [address, setAddress] = useState("");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const about = {
      title: written(fields, "title"),
      outlet: written(fields, "outlet"),
      published: written(fields, "published"),
      url: written(fields, "url"),
    };
    const text = written(fields, "text");
    if (files.length > 1)
      send(files.map((file) => ({ name: file.name, read: () => api.uploadArticle(file, NOTHING) })));
    else if (files[0])
      send([{ name: files[0].name, read: () => api.uploadArticle(files[0] as File, about) }]);
    else if (text)
      send([{ name: about.title ?? "The pasted text", read: () => api.addArticle({ text, ...about }) }]);
    else send([{ name: about.url ?? "", read: () => api.addAddress(about) }]);
  };
  return (
    <form onSubmit={submit}>
      <FileDrop files={files} choose={choose} />
      {files.length === 0 && (
        <label className="field">
          <span>Or paste its text; a web address alone below is fetched, where the service may</span>
          <textarea
            name="text"
            rows={8}
            required={address.trim() === ""}
            placeholder="The article's words, as you found them"
          />
        </label>
      )}
      {files.length < 2 && (
        <div className="field-row">
          <Field name="title" label="Title" />
          <Field name="outlet" label="Outlet" />
          <Field name="published" label="Published" type="date" />
          <Field name="url" label="Web address" type="url" changed={setAddress} />
        </div>
      )}
      {children}
      <footer>
        <p className="hint">
          Stays on this machine. What is not article, such as advertising, is set aside and shown.
        </p>
        <button type="submit" className="primary" disabled={busy}>
          {busy ? "Reading…" : files.length > 1 ? `Read ${files.length} files` : "Read it"}
        </button>
      </footer>
    </form>
  );
}

const NOTHING: api.AboutArticle = { title: null, outlet: null, published: null, url: null };

interface FieldProps {
  name: string;
  label: string;
  type?: string;
  changed?: (value: string) => void;
}

function Field({ name, label, type = "text", changed }: FieldProps) {
  return (
    <label className="field">
      <span>
        {label} <small>optional</small>
      </span>
      <input type={type} name={name} autoComplete="off" onChange={(event) => changed?.(event.target.value)} />
    </label>
  );
}

function written(fields: FormData, name: string): string | null {
  const value = fields.get(name);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}
