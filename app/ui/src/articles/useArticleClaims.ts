import * as api from "../api";
import { type Pages, usePages } from "../state/pages";
import type { Claim } from "../types";

/** The claims read in an article, in the order of its text; asked for once, whoever shows them. */
export const useArticleClaims = (id: string): Pages<Claim> =>
  usePages(`claims in ${id}`, (cursor, signal) => api.articleClaims(id, cursor, signal));
