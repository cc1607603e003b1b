import { sql } from "drizzle-orm";
import type { SecretField } from "../../lib/vocabulary";
import { db } from "../client";
import { executePrepared } from "../execute-prepared";
import { gather } from "./gather";

/** A sealed secret of an account as it is now, with the version of the account that it belongs to. */
export interface CurrentSecret {
  version: number;
  /** Null when none is stored. */
  sealed: string | null;
}

/** Null when there is no such account. Asks of the same moment are one statement. */
export const findCurrentSecret = gather(
  async (asks: { accountId: string; field: SecretField }[]): Promise<(CurrentSecret | null)[]> => {
    const rows = await executePrepared<{ version: number | null; sealed: string | null }>(
      sql`
        select account.version, secret.sealed
        from unnest(${arrayOf(asks.map(({ accountId }) => accountId))}::uuid[],
          ${arrayOf(asks.map(({ field }) => field))}::text[]) with ordinality as asked(account_id, field, place)
        left join accounts account on account.id = asked.account_id
        left join account_secrets secret on secret.account_id = asked.account_id and secret.field = asked.field
        order by asked.place`,
      db(),
    );
    return rows.map(({ version, sealed }) => (version === null ? null : { version, sealed }));
  },
);

/** Words without quotes or commas as one parameter, which an array would not be. */
const arrayOf = (words: string[]) => `{${words.join(",")}}`;
