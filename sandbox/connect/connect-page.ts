import { z } from "zod";
import { readPageToken, writePageToken } from "../requests/page-token";
import { ParameterError } from "../requests/parameter-error";
import { type PageStart, pageStart, seekPage } from "../requests/seek-page";

const sealed = z.object({
  of: z.enum(["orders", "conversations"]),
  companyId: z.string(),
  limit: z.int(),
  updatedFrom: z.number().nullable(),
  ids: z.array(z.string()),
  orderIds: z.array(z.string()),
  statuses: z.array(z.string()),
  fulfillmentType: z.string().nullable(),
  from: pageStart.nullable(),
});

/** Everything that one page depends on; lists that are empty select everything. */
export type ConnectPage = z.infer<typeof sealed>;

/** @throws {ParameterError} for a token of another list or of another company */
export function readConnectPage(
  signingKey: string,
  token: string,
  expected: Pick<ConnectPage, "of" | "companyId">,
): ConnectPage {
  const { data } = sealed.safeParse(readPageToken(signingKey, token));
  if (data?.of === expected.of && data.companyId === expected.companyId) return data;
  throw new ParameterError("page_token is not valid", "page_token");
}

/** A page in the shape that both lists document: `data`, and the tokens that lead on. */
export function pageAnswer<Entry extends { id: string; updatedAt: string }>(
  signingKey: string,
  matching: readonly Entry[],
  { page, answerOf }: { page: ConnectPage; answerOf: (entry: Entry) => Record<string, unknown> },
): Record<string, unknown> {
  const { entries, next, previous } = seekPage(matching, page);
  const tokenOf = (from: PageStart) => writePageToken(signingKey, { ...page, from });
  return {
    ...(previous ? { previous_page_token: tokenOf(previous) } : {}),
    ...(next ? { next_page_token: tokenOf(next) } : {}),
    data: entries.map(answerOf),
  };
}
