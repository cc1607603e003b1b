import "server-only";
import postgres from "postgres";
import { addressPolicy } from "@/lib/network/address-policy";
import { createGuardedFetch } from "@/lib/network/guarded-fetch";
import { answerParent } from "../setup/answer-parent";

interface BareShop {
  id: string;
  origin: string;
  shopId: string;
  apiKey: string;
  /** Of the newest change that it has seen, milliseconds since the epoch. */
  newestMs?: number;
}
interface BareThread {
  id: string;
  date_updated: string;
  messages: {
    id: string;
    date_created: string;
    body: string;
    from: { type: string; display_name: string };
    to: postgres.JSONValue;
  }[];
}

/**
 * The floor: the same calls through the same HTTP client, so many at once, and one `INSERT` of the messages that each
 * brought. No lease, no threads, nothing counted, checked or planned.
 */
const fetch = createGuardedFetch({
  policy: addressPolicy("production", { sandboxUrl: undefined, allowLoopback: true }),
});
const sql = postgres(process.env.DATABASE_URL ?? "", { onnotice: () => undefined });
const firstPullMs = 30 * 86_400_000;
const overlapMs = 60_000;

async function pull(shop: BareShop): Promise<void> {
  const since = new Date(shop.newestMs ? shop.newestMs - overlapMs : Date.now() - firstPullMs).toISOString();
  const query = { limit: "100", updated_since: since, with_messages: "true", shop_id: shop.shopId };
  const url = new URL(`/api/inbox/threads?${new URLSearchParams(query)}`, shop.origin);
  const headers = { accept: "application/json", authorization: shop.apiKey };
  const response = await fetch(url, { method: "GET", headers, maxBodyBytes: 16_000_000 });
  if (response.status !== 200) throw new Error(`The marketplace answered ${response.status}`);
  const { data } = (await response.json()) as { data: BareThread[] };
  const rows = data.flatMap((thread) =>
    thread.messages.map((message) => ({
      account_id: shop.id,
      thread_id: thread.id,
      message_id: message.id,
      body: message.body,
      sender_type: message.from.type,
      sender_name: message.from.display_name,
      recipients: sql.json(message.to),
      sent_at: message.date_created,
    })),
  );
  shop.newestMs = Math.max(...data.map(({ date_updated }) => Date.parse(date_updated)));
  await sql`insert into bare_messages ${sql(rows)} on conflict do nothing`;
}

let shops: BareShop[] = [];
answerParent({
  load: (given: BareShop[]) => {
    shops = given;
  },
  /** @returns when it was done, milliseconds since the epoch */
  run: async ({ concurrency }: { concurrency: number }) => {
    const waiting = shops.values();
    await Promise.all(
      Array.from({ length: concurrency }, async () => {
        for (const shop of waiting) await pull(shop);
      }),
    );
    return performance.timeOrigin + performance.now();
  },
});
