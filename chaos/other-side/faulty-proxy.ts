import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { sleep } from "@/lib/clock";

/** What is wrong with the token endpoint. */
export type Fault = "none" | "slow" | "failing" | "gone";

/** A line of the request log. Times are milliseconds since the epoch. */
export interface LoggedCall {
  arrivedAt: number;
  /** When the answer was out, or the caller had given up. */
  endedAt: number | null;
  /** Whose refresh token it carried; null = one that nobody knows. */
  account: string | null;
  fault: Fault;
  /** What was answered, whether or not the caller still listened; null = nothing yet. */
  status: number | null;
  /** Whether the caller was there to take the answer. */
  isDelivered: boolean;
}

export interface FaultyProxy {
  /** Address of the token endpoint's host, as the product is told. */
  origin: string;
  log: LoggedCall[];
  /** Whose a refresh token is; those that follow it are learnt from the answers. */
  learn: (refreshToken: string, account: string) => void;
  /** @returns when the fault has begun: a host that goes lets the calls that it has taken finish first */
  setFault: (fault: Fault) => Promise<void>;
  close: () => Promise<void>;
}

const usualMs = 50;
export const slowMs = 15_000;
/** How many of a hundred calls fail while it is failing. */
const failingPercent = 50;

/**
 * Stands before an authorization server as Mirakl's: `POST /oauth/token` is its `/token`. It adds faults, and writes
 * down every call that reaches it. A slow answer is given at once and arrives late: the refresh token is spent by
 * then. A failing call does not reach the server.
 */
export async function startFaultyProxy(server: { origin: string }): Promise<FaultyProxy> {
  const owners = new Map<string, string>();
  const log: LoggedCall[] = [];
  let fault: Fault = "none";

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const call: LoggedCall = {
      arrivedAt: Date.now(),
      endedAt: null,
      account: null,
      fault,
      status: null,
      isDelivered: false,
    };
    log.push(call);
    response.once("close", () => {
      call.endedAt = Date.now();
      call.isDelivered = response.writableFinished;
    });
    const form = await readText(request);
    call.account = owners.get(new URLSearchParams(form).get("refresh_token") ?? "") ?? null;
    const isTokenCall = request.method === "POST" && request.url === "/oauth/token";
    const isFailing = call.fault === "failing" && Math.random() * 100 < failingPercent;
    const answer = isFailing
      ? { status: 503, text: JSON.stringify({ error: "temporarily_unavailable" }) }
      : isTokenCall
        ? await forward(form)
        : { status: 404, text: "{}" };
    call.status = answer.status;
    await sleep(call.fault === "slow" ? slowMs : usualMs);
    const isLast = fault === "gone";
    response.writeHead(answer.status, {
      "content-type": "application/json",
      ...(isLast && { connection: "close" }),
    });
    response.end(answer.text);
  };

  const forward = async (form: string) => {
    const response = await fetch(`${server.origin}/token`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: form,
    });
    const text = await response.text();
    const before = new URLSearchParams(form).get("refresh_token") ?? "";
    const { refresh_token: after } = JSON.parse(text) as { refresh_token?: string };
    const owner = owners.get(before);
    if (after && owner) owners.set(after, owner);
    return { status: response.status, text };
  };

  const front = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  const listen = (port: number) => new Promise<void>((resolve) => front.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = front.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    log,
    learn: (refreshToken, account) => void owners.set(refreshToken, account),
    async setFault(next) {
      const wasGone = fault === "gone";
      fault = next;
      if (next === "gone" && !wasGone) await new Promise((resolve) => front.close(resolve));
      if (next !== "gone" && wasGone) await listen(port);
    },
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        front.closeAllConnections();
      }),
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}
