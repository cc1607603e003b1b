import type { Secret } from "@/lib/secret";
import type { CallLimits, MiraklFetch } from "../mirakl-fetch";
import type { MultipartBody } from "../multipart";
import type { AskedCall } from "../received-answer";

/** What a call to a marketplace authenticates with. */
export type MarketplaceCredential = { kind: "api_key"; apiKey: Secret } | { kind: "token"; accessToken: Secret };

/** Where and as whom a marketplace is asked. */
export interface MarketplaceAccess extends CallLimits {
  /** Origin of the instance, such as `https://acme-prod.mirakl.net`. */
  baseUrl: string;
  credential: MarketplaceCredential;
  /** Sent with every call; null = the default shop of the credential. */
  shopId: string | null;
}

/** What an interpretation knows of the call that was made. */
export interface AskedMarketplace extends AskedCall {
  credentialKind: MarketplaceCredential["kind"];
  shopId: string | null;
}

/**
 * Sends one `GET`, or a `POST` where there is a body, as Mirakl documents it: a key without a scheme, a token as Bearer,
 * the shop in the query.
 */
export function callMarketplace(
  ask: {
    access: MarketplaceAccess;
    path: string;
    query?: Record<string, string>;
    multipart?: MultipartBody;
    accept?: string;
  },
  fetch: MiraklFetch,
): Promise<Response> {
  const { baseUrl, credential, shopId, signal, timeoutMs, maxBodyBytes } = ask.access;
  const { multipart } = ask;
  const url = new URL(ask.path, baseUrl);
  for (const [name, value] of Object.entries(ask.query ?? {})) url.searchParams.set(name, value);
  if (shopId !== null) url.searchParams.set("shop_id", shopId);
  const authorization =
    credential.kind === "api_key" ? credential.apiKey.reveal() : `Bearer ${credential.accessToken.reveal()}`;
  return fetch(url, {
    method: multipart ? "POST" : "GET",
    headers: {
      accept: ask.accept ?? "application/json",
      authorization,
      ...(multipart && { "content-type": multipart.contentType }),
    },
    ...(multipart && { body: multipart.body }),
    ...(signal && { signal }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(maxBodyBytes !== undefined && { maxBodyBytes }),
  });
}

export function askedMarketplace({ baseUrl, credential, shopId }: MarketplaceAccess): AskedMarketplace {
  return {
    host: new URL(baseUrl).host,
    sent: [credential.kind === "api_key" ? credential.apiKey : credential.accessToken],
    credentialKind: credential.kind,
    shopId,
  };
}
