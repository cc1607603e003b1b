import { z } from "zod";
import type { PagePosition } from "@/db/queries/account-page";

/** A position, which side of it the page lies on, and what is known of where that is in the whole. */
export interface PageCursor extends PagePosition {
  direction: "after" | "before";
  /** Position of the page's first row, from 1, so that the pager can say "51–100"; null where nobody counted to it. */
  from: number | null;
  /** Rows that follow the page, when it is read from the end on. */
  behind: number | null;
}

/** In milliseconds: the last that a JavaScript `Date` can be. */
const latestInstant = 8_640_000_000_000_000;

const text = z
  .string()
  .max(500)
  .regex(/^\P{Cc}*$/u);

const schema = z.object({
  direction: z.enum(["after", "before"]),
  rank: z.number().int().min(0),
  key: z.union([z.number().int().min(0).max(latestInstant), text]),
  tie: z.union([z.number().int(), text]).nullable(),
  id: z.uuid(),
  from: z.number().int().min(1).nullable(),
  behind: z.number().int().min(0).nullable(),
});

/** Opaque to the browser. Not sealed: it holds nothing that the page did not show. */
export function encodePageCursor(cursor: PageCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** Null for what no page ever gave out, which reads as the first page. */
export function decodePageCursor(text: string | null): PageCursor | null {
  if (!text) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}
