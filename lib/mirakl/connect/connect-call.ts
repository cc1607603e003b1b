import type { Secret } from "@/lib/secret";
import type { CallLimits, MiraklFetch } from "../mirakl-fetch";
import type { MultipartBody } from "../multipart";

/** Where and as whom Mirakl Connect is asked. */
export interface ConnectAccess extends CallLimits {
  /** Origin of Mirakl Connect, such as `https://miraklconnect.com`; its API is below `/api`. */
  connectUrl: string;
  accessToken: Secret;
}

/** Sends one `GET`, or a `POST` where there is a body, to the seller API of Mirakl Connect. */
export function callConnect(
  ask: { access: ConnectAccess; path: string; query?: Record<string, string>; multipart?: MultipartBody },
  fetch: MiraklFetch,
): Promise<Response> {
  const { connectUrl, accessToken, signal, timeoutMs } = ask.access;
  const { multipart } = ask;
  const url = new URL(ask.path, connectUrl);
  for (const [name, value] of Object.entries(ask.query ?? {})) url.searchParams.set(name, value);
  return fetch(url, {
    method: multipart ? "POST" : "GET",
    headers: {
      accept: "application/json",
      authorization: `Bearer ${accessToken.reveal()}`,
      ...(multipart && { "content-type": multipart.contentType }),
    },
    ...(multipart && { body: multipart.body }),
    ...(signal && { signal }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
}

/** What an interpretation knows of the call that was made. */
export function askedConnect({ connectUrl, accessToken }: ConnectAccess) {
  return { host: new URL(connectUrl).host, sent: [accessToken] };
}
