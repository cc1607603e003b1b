import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface TokenRequest {
  path: string;
  contentType: string | undefined;
  form: Record<string, string>;
}
export interface TokenResponse {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body: unknown;
}

/**
 * A token endpoint over real HTTP that answers as the test says and remembers what it was asked.
 * `answer` may be replaced at any time.
 */
export async function startTokenEndpoint() {
  const endpoint = {
    origin: "",
    requests: [] as TokenRequest[],
    answer: (_request: TokenRequest): TokenResponse | Promise<TokenResponse> => freshToken(),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  const server = createServer(async (request, response) => {
    const asked = await readRequest(request);
    endpoint.requests.push(asked);
    const { status = 200, headers = {}, body } = await endpoint.answer(asked);
    response.writeHead(status, { "content-type": "application/json", connection: "close", ...headers });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endpoint.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return endpoint;
}

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
    form: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8"))),
  };
}
