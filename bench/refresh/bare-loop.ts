import "server-only";
import postgres from "postgres";
import { addressPolicy } from "@/lib/network/address-policy";
import { createGuardedFetch } from "@/lib/network/guarded-fetch";
import { answerParent } from "../setup/answer-parent";

/** What is known of an account before the clock starts. */
interface BareAccount {
  id: string;
  form: Record<string, string>;
}
interface BareToken {
  access_token: string;
  refresh_token?: string;
  expires_in: number;
}

/**
 * The floor: the same calls through the same HTTP client, so many at once, and one `UPDATE` for each token. No lease,
 * no fence, no sealing, no history, and nothing is checked but the status.
 */
const fetch = createGuardedFetch({
  policy: addressPolicy("production", { sandboxUrl: undefined, allowLoopback: true }),
});
const sql = postgres(process.env.DATABASE_URL ?? "", { onnotice: () => undefined });
const endpoint = new URL("/oauth/token", process.env.MIRAKL_AUTH_URL_PRODUCTION);

async function refresh({ id, form }: BareAccount): Promise<void> {
  const headers = { accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  const response = await fetch(endpoint, { method: "POST", headers, body: new URLSearchParams(form).toString() });
  if (response.status !== 200) throw new Error(`The endpoint answered ${response.status}`);
  const token = (await response.json()) as BareToken;
  await sql`update bare_tokens
    set access_token = ${token.access_token}, refresh_token = ${token.refresh_token ?? null},
      expires_at = now() + make_interval(secs => ${token.expires_in})
    where id = ${id}`;
  if (token.refresh_token) form.refresh_token = token.refresh_token;
}

let accounts: BareAccount[] = [];
answerParent({
  load: (given: BareAccount[]) => {
    accounts = given;
  },
  /** @returns when it was done, milliseconds since the epoch */
  run: async ({ concurrency }: { concurrency: number }) => {
    const waiting = accounts.values();
    await Promise.all(
      Array.from({ length: concurrency }, async () => {
        for (const account of waiting) await refresh(account);
      }),
    );
    return performance.timeOrigin + performance.now();
  },
});
