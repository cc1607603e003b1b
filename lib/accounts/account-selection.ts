import { z } from "zod";
import { authenticationMethods, environments, tokenStatuses } from "@/lib/vocabulary";
import { type AccountListQuery, maxFilterValues } from "./account-list-query";
import { maxSelectedIds } from "./max-selected-ids";

/** What of the accounts table decides which accounts it holds: all of its query but order and page. */
export type AccountFilter = Omit<AccountListQuery, "sort" | "descending" | "thenBy" | "cursor" | "view">;

/** What a bulk action or an export is about: accounts by their IDs, or all that match a filter but some. */
export type AccountSelection = { ids: string[] } | { filter: AccountFilter; except: string[] };

const ids = z.array(z.uuid()).max(maxSelectedIds);

export const accountFilterSchema = z.strictObject({
  search: z.string().max(200),
  statuses: z.array(z.enum(tokenStatuses)),
  environments: z.array(z.enum(environments)),
  methods: z.array(z.enum(authenticationMethods)),
  tags: z.array(z.string().max(40)).max(maxFilterValues),
  hosts: z.array(z.string().max(253)).max(maxFilterValues),
  expiresFrom: z.iso.datetime().nullable(),
  expiresTo: z.iso.datetime().nullable(),
}) satisfies z.ZodType<AccountFilter>;

export const accountSelectionSchema = z.union([
  z.strictObject({ ids: ids.min(1) }),
  z.strictObject({ filter: accountFilterSchema, except: ids }),
]) satisfies z.ZodType<AccountSelection>;
