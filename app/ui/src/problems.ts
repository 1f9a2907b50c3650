/** The service's problem documents (RFC 9457) in words for people at the screen, not for those who write requests. */

export class ApiError extends Error {
  readonly title: string;
  readonly status: number;
  /** What is wrong with which field of a form. */
  readonly fields: readonly string[];

  constructor(title: string, detail: string, status: number, fields: readonly string[] = []) {
    super(detail);
    this.title = title;
    this.status = status;
    this.fields = fields;
  }
}

export const UNREACHABLE = new ApiError(
  "The service cannot be reached",
  "Check that it is running, then try again.",
  0,
);

type Told = { title: string; detail?: string };

/** By the last part of a problem's type. Where `detail` is missing the service's own sentence says it best. */
const BY_TYPE: Record<string, Told> = {
  "not-found": {
    title: "This is not here, or not any more",
    detail: "Its last article may have been withdrawn. Search for it by name, or go back.",
  },
  "no-such-page": { title: "This list changed meanwhile", detail: "Open it again from its start." },
  "article-set-aside": { title: "The article was set aside" },
  "decision-refused": { title: "That cannot be decided" },
  "ambiguous-name": { title: "Several are called so" },
  busy: { title: "The service is busy", detail: "It reads other articles now. Try again in a moment." },
  "fetching-off": {
    title: "This service fetches no pages",
    detail: "Save the page and drop the file here, or paste its text.",
  },
  "address-refused": { title: "This address is not fetched" },
  "fetch-failed": { title: "The page could not be fetched" },
  "bad-input": { title: "This could not be read as an article" },
  "invalid-request": {
    title: "Something that was filled in does not fit",
    detail: "Correct it and send it again.",
  },
  "too-large": { title: "This is too large to be sent at once" },
  "not-allowed": {
    title: "Your key does not allow this",
    detail: "Ask whoever runs the service for one with the scope that it takes: curate, to decide.",
  },
  forbidden: { title: "This is not allowed here" },
};

const FAILED: Told = {
  title: "The service failed at this",
  detail: "Try again; its log says what happened.",
};

export function problemIn(body: unknown, status: number): ApiError {
  const given = isRecord(body) ? body : {};
  const type = String(given["type"] ?? "")
    .split("/")
    .at(-1);
  const told = status >= 500 && type === "service-failure" ? FAILED : BY_TYPE[type ?? ""];
  const own = typeof given["detail"] === "string" ? sentence(given["detail"]) : "It gave no reason.";
  if (!told) return new ApiError(status >= 500 ? FAILED.title : "The service refused this", own, status);
  return new ApiError(told.title, told.detail ?? own, status, fieldsIn(given["errors"]));
}

/** "body.title" and a message → "Title: String should have at most 500 characters". */
function fieldsIn(errors: unknown): string[] {
  if (!Array.isArray(errors)) return [];
  return errors.filter(isRecord).map((error) => {
    const field =
      String(error["at"] ?? "")
        .split(".")
        .at(-1) ?? "";
    const name = field.charAt(0).toUpperCase() + field.slice(1).replaceAll("_", " ");
    return `${name}: ${String(error["message"] ?? "").replace(/^String should have/, "write")}`;
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function sentence(detail: string): string {
  const started = detail.charAt(0).toUpperCase() + detail.slice(1);
  return /[.!?]$/.test(started) ? started : `${started}.`;
}
