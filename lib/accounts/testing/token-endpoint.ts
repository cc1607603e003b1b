import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface TokenRequest {
  path: string;
  contentType: string | undefined;
  /** Undefined where the call had none. */
  authorization: string | undefined;
  form: Record<string, string>;
}
export interface TokenResponse {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON; undefined = no body. */
  body?: unknown;
  /** Sent as it is, in place of `body`. */
  text?: string;
}

/** In place of an answer: the connection is cut. */
export const cutOff = Symbol("cut off");
export type TokenAnswering = (
  request: TokenRequest,
) => TokenResponse | typeof cutOff | Promise<TokenResponse | typeof cutOff>;

/**
 * A token endpoint over real HTTP, revocation included, that answers as the test says and remembers what it was asked.
 * `answer` may be replaced at any time; one that never settles leaves the caller waiting.
 */
export async function startTokenEndpoint() {
  const usual: TokenAnswering = ({ path }) => (path === revocationPath ? {} : freshToken());
  const endpoint = {
    origin: "",
    requests: [] as TokenRequest[],
    answer: usual,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer(async (request, response) => {
    const asked = await readRequest(request);
    endpoint.requests.push(asked);
    const answer = await endpoint.answer(asked);
    if (answer === cutOff) return void request.socket.destroy();
    const { status = 200, headers = {}, body, text } = answer;
    response.writeHead(status, { "content-type": "application/json", connection: "close", ...headers });
    response.end(text ?? (body === undefined ? undefined : JSON.stringify(body)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endpoint.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return endpoint;
}

export const tokenPath = "/oauth/token";
export const revocationPath = "/oauth/token/revoke";

let issued = 0;

export function freshToken(expiresInSeconds = 3600): TokenResponse {
  issued += 1;
  return {
    body: {
      token_type: "Bearer",
      access_token: `token-${issued}`,
      expires_in: expiresInSeconds,
      target_app: "",
      resource_owner: "",
    },
  };
}

async function readRequest(request: IncomingMessage): Promise<TokenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    path: request.url ?? "",
    contentType: request.headers["content-type"],
    authorization: request.headers.authorization,
    form: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8"))),
  };
}
