import type { MiraklFetch } from "@/lib/mirakl/mirakl-fetch";

type Scripted = Response | Error;
/** What each operation answers; a marketplace where everything is well unless told otherwise. */
export interface MarketplaceScript {
  version?: Scripted;
  platform?: Scripted;
  shop?: Scripted;
  threads?: Scripted;
  /** Of an operator. */
  shops?: Scripted;
  /** Of Mirakl Connect. */
  conversations?: Scripted;
}

export const json = (body: unknown, status = 200) => Response.json(body, { status });
export const status = (code: number, headers: Record<string, string> = {}) =>
  new Response("", { status: code, headers });

/**
 * A marketplace as a function: answers by path, remembers what was asked. Each call takes `msPerCall` of its clock.
 */
export function scriptedMarketplace(script: MarketplaceScript = {}) {
  const answers: Record<string, Scripted> = {
    "/api/version": script.version ?? json({ version: "3.214" }),
    "/api/platform/configuration": script.platform ?? json({ platform_name: "ACME", tenant_name: "acme-prod" }),
    "/api/account":
      script.shop ?? json({ shop_id: 2000, shop_name: "ACME SHOP", shop_state: "OPEN", currency_iso_code: "EUR" }),
    "/api/inbox/threads": script.threads ?? json({ data: [{}] }),
    "/api/shops": script.shops ?? json({ shops: [{}], total_count: 12 }),
    "/api/conversations": script.conversations ?? json({ data: [{}] }),
  };
  const msPerCall = 10;
  let clock = 0;
  const asked: { path: string; authorization: string | undefined; timeoutMs: number | undefined }[] = [];
  const fetch: MiraklFetch = async (url, { headers, timeoutMs }) => {
    clock += msPerCall;
    asked.push({ path: url.pathname + url.search, authorization: headers.authorization, timeoutMs });
    const answer = answers[url.pathname] ?? status(404);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { fetch, asked, now: () => clock };
}
