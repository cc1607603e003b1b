import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { answerParent } from "../setup/answer-parent";

/** What the endpoint has seen since it was told to begin anew. */
export interface EndpointCounts {
  refreshes: number;
  /** Accounts that were refreshed, and the most that one of them was. */
  accounts: number;
  mostOfOneAccount: number;
  /** Refresh tokens that were spent before, or never issued. */
  refused: number;
  mostAtOnce: number;
  /** On average, from the first request to the last answer. */
  meanAtOnce: number;
  /** Milliseconds since the epoch. */
  firstAt: number;
}

let delayMs = 20;
let perAccount = new Map<string, number>();
let refused = 0;
let atOnce = 0;
let mostAtOnce = 0;
let busyMs = 0;
let firstAt = 0;
let lastAt = 0;
/** How often each grant was refreshed: its refresh token ends with this number. */
const rotations = new Map<string, number>();

/** `POST /oauth/token`: client credentials, or a refresh token `name.number` that works once and is replaced. */
const server = createServer(async (request, response) => {
  const arrivedAt = performance.timeOrigin + performance.now();
  firstAt ||= arrivedAt;
  mostAtOnce = Math.max(mostAtOnce, ++atOnce);
  const form = new URLSearchParams(await readText(request));
  setTimeout(() => {
    const { status, body } = answer(form);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    atOnce -= 1;
    lastAt = performance.timeOrigin + performance.now();
    busyMs += lastAt - arrivedAt;
  }, delayMs);
});

function answer(form: URLSearchParams): { status: number; body: object } {
  const token = { token_type: "Bearer", access_token: randomBytes(96).toString("base64url"), expires_in: 3600 };
  const refreshToken = form.get("refresh_token");
  const [name = "", number = ""] = refreshToken?.split(".") ?? [form.get("client_id") ?? ""];
  perAccount.set(name, (perAccount.get(name) ?? 0) + 1);
  if (refreshToken === undefined || refreshToken === null) return { status: 200, body: token };
  const current = rotations.get(name) ?? 0;
  if (Number(number) !== current) {
    refused += 1;
    return { status: 400, body: { error: "invalid_grant" } };
  }
  rotations.set(name, current + 1);
  return { status: 200, body: { ...token, refresh_token: `${name}.${current + 1}` } };
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

server.listen(0, "127.0.0.1", () => {
  answerParent({
    origin: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    begin: (options: { delayMs: number }) => {
      delayMs = options.delayMs;
      perAccount = new Map();
      refused = mostAtOnce = busyMs = firstAt = lastAt = 0;
    },
    counts: (): EndpointCounts => {
      const counts = [...perAccount.values()];
      return {
        refreshes: counts.reduce((sum, count) => sum + count, 0),
        accounts: counts.length,
        mostOfOneAccount: Math.max(0, ...counts),
        refused,
        mostAtOnce,
        meanAtOnce: busyMs / (lastAt - firstAt),
        firstAt,
      };
    },
  });
});
