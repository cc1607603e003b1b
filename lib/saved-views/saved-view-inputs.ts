import { z } from "zod";
import { parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { text } from "@/lib/accounts/connection-input";
import { accountSorts, tableDensities } from "@/lib/vocabulary";
import { knownColumns, viewParameters } from "./saved-view";

const columns = z.array(z.enum(accountSorts)).max(accountSorts.length).transform(knownColumns);
const density = z.enum(tableDensities);
const query = z
  .string()
  .max(8_000)
  .transform((typed) => viewParameters(parseAccountListQuery(new URLSearchParams(typed))));
const name = text("name of the view", 60);

/** What the actions on views and on the table's settings take. */
export const viewInput = z.object({ viewId: z.uuid() });
export const saveViewInput = z.object({ name, isShared: z.boolean(), query, columns, density });
export const changeViewInput = z.union([
  viewInput.extend({ name, isShared: z.boolean() }),
  viewInput.extend({
    query,
    columns,
    density,
    /** The content that it had when it was changed. */
    seen: z.object({ query: z.string().max(8_000), columns: z.array(z.enum(accountSorts)), density }),
  }),
]);
export const saveTableSettingsInput = z
  .object({ columns, density, singleKeys: z.boolean(), defaultViewId: z.uuid().nullable() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Nothing is to be changed");
