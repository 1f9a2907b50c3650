import type { ReactNode } from "react";
import { safeLink } from "./safeLink";

/** A link that leaves the explorer; plain text when the address is not one a browser should follow. */
export function OutsideLink({ url, children }: { url: string | null | undefined; children: ReactNode }) {
  const href = safeLink(url);
  if (!href) return children;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" className="outside">
      {children}
      <span className="visually-hidden"> (opens in a new tab)</span>
    </a>
  );
}
