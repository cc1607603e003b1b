import { sql } from "drizzle-orm";
import type { SecretField } from "../../lib/vocabulary";
import { db } from "../client";
import { executePrepared } from "../execute-prepared";
import { gather } from "./gather";
import type { SecretWithKey } from "./sealed-secrets";

/** A sealed secret of an account as it is now, with the version of the account that it belongs to. */
export interface CurrentSecret {
  version: number;
  /** Null when none is stored. */
  stored: SecretWithKey | null;
}

interface Row {
  version: number | null;
  sealed: string | null;
  data_key_id: string | null;
  master_key_id: string | null;
  wrapped: string | null;
}

/** Null when there is no such account. Asks of the same moment are one statement, which brings the data keys along. */
export const findCurrentSecret = gather(
  async (asks: { accountId: string; field: SecretField }[]): Promise<(CurrentSecret | null)[]> => {
    const rows = await executePrepared<Row>(
      sql`
        select account.version, secret.sealed, data_key.id as data_key_id, data_key.master_key_id, data_key.wrapped
        from unnest(${arrayOf(asks.map(({ accountId }) => accountId))}::uuid[],
          ${arrayOf(asks.map(({ field }) => field))}::text[]) with ordinality as asked(account_id, field, place)
        left join accounts account on account.id = asked.account_id
        left join account_secrets secret on secret.account_id = asked.account_id and secret.field = asked.field
        left join account_data_keys data_key
          on data_key.account_id = secret.account_id and data_key.id = secret.data_key_id
        order by asked.place`,
      db(),
    );
    return rows.map((row) => (row.version === null ? null : { version: row.version, stored: storedOf(row) }));
  },
);

function storedOf({ sealed, data_key_id: id, master_key_id: masterKeyId, wrapped }: Row): SecretWithKey | null {
  if (sealed === null) return null;
  return { sealed, dataKey: id && masterKeyId && wrapped ? { id, masterKeyId, wrapped } : null };
}

/** Words without quotes or commas as one parameter, which an array would not be. */
const arrayOf = (words: string[]) => `{${words.join(",")}}`;
