import type { LookupAddress } from "node:dns";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { addressPolicy } from "./address-policy";
import { createGuardedFetch, type GuardedFetch, type GuardedFetchOptions } from "./guarded-fetch";
import {
  expiredTestCertificate,
  readBody,
  startHttpServer,
  startHttpsServer,
  startTcpServer,
  type TestServer,
  testCertificate,
  unusedPort,
} from "./testing/start-server";

const loopback = addressPolicy("production", { sandboxUrl: undefined, allowLoopback: true });
const publicOnly = addressPolicy("production", { sandboxUrl: undefined, allowLoopback: false });
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((resource) => resource.close()));
});

async function open(server: Promise<TestServer>): Promise<TestServer> {
  opened.push(await server);
  return server;
}
function guarded(options: Partial<GuardedFetchOptions> = {}): GuardedFetch {
  const fetch = createGuardedFetch({ policy: loopback, ...options });
  opened.push(fetch);
  return fetch;
}
const get = { method: "GET", headers: {} };
/** What a call fails with. */
async function failure(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => "no failure",
    (error: unknown) => (error instanceof AppError ? { code: error.code, ...error.details } : error),
  );
}
const addresses = (...list: string[]): LookupAddress[] =>
  list.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
const dnsError = (code: string) => Object.assign(new Error(code), { code, syscall: "getaddrinfo" });

describe("a call that succeeds", () => {
  it("sends method, headers and body as given", async () => {
    const seen: unknown[] = [];
    const server = await open(
      startHttpServer(async (request, response) => {
        const { authorization, "content-type": type, "user-agent": agent } = request.headers;
        seen.push({
          method: request.method,
          url: request.url,
          authorization,
          type,
          agent,
          body: await readBody(request),
        });
        response.writeHead(201, { "x-test": "yes" }).end("created");
      }),
    );
    const response = await guarded()(new URL(`${server.origin}/a?b=c`), {
      method: "POST",
      headers: { authorization: "key", "content-type": "application/x-www-form-urlencoded" },
      body: "a=1",
    });
    expect(response).toBeInstanceOf(Response);
    expect([response.status, response.headers.get("x-test"), await response.text()]).toEqual([201, "yes", "created"]);
    const type = "application/x-www-form-urlencoded";
    expect(seen).toEqual([
      { method: "POST", url: "/a?b=c", authorization: "key", type, agent: "Latchkey", body: "a=1" },
    ]);
  });

  it("keeps its connection for the next call", async () => {
    const server = await open(startHttpServer((_, response) => response.end("ok")));
    const fetch = guarded();
    await fetch(new URL(server.origin), get);
    await new Promise(setImmediate);
    await fetch(new URL(server.origin), get);
    expect(server.connections()).toBe(1);
  });

  it("returns a redirect instead of following it", async () => {
    const target = await open(startHttpServer((_, response) => response.end("secret place")));
    const server = await open(
      startHttpServer((_, response) => response.writeHead(302, { location: target.origin }).end()),
    );
    const response = await guarded()(new URL(server.origin), get);
    expect([response.status, response.headers.get("location")]).toEqual([302, target.origin]);
    expect(target.connections()).toBe(0);
  });

  it("returns an answer without a body", async () => {
    const server = await open(startHttpServer((_, response) => response.writeHead(204).end()));
    const response = await guarded()(new URL(server.origin), get);
    expect([response.status, await response.text()]).toEqual([204, ""]);
  });

  it("speaks TLS with a certificate it trusts", async () => {
    const server = await open(startHttpsServer((_, response) => response.end("safe")));
    const response = await guarded({ ca: testCertificate })(new URL(server.namedOrigin), get);
    expect(await response.text()).toBe("safe");
  });
});

describe("addresses", () => {
  it("are refused before anything is looked up", async () => {
    const lookup = () => Promise.reject(new Error("must not be asked"));
    const call = guarded({ policy: publicOnly, lookup })(new URL("http://acme.example.com"), get);
    expect(await failure(call)).toEqual({
      code: "address_not_allowed",
      host: "acme.example.com",
      reason: "only https is allowed",
    });
  });

  it.each([["10.0.0.1"], ["127.0.0.1"], ["93.184.216.34", "169.254.169.254"], ["fd00::1", "93.184.216.34"]])(
    "are refused when the name leads to %s",
    async (...resolved) => {
      const lookup = async () => addresses(...resolved);
      const call = guarded({ policy: publicOnly, lookup })(new URL("https://acme.example.com:8443"), get);
      expect(await failure(call)).toEqual({
        code: "address_not_allowed",
        host: "acme.example.com:8443",
        reason: "its name leads to an address that is not public",
      });
    },
  );

  it("are checked again for every new connection, so that a name cannot move to a private one", async () => {
    const server = await open(startHttpServer((_, response) => response.writeHead(200, { connection: "close" }).end()));
    const answers = [addresses("127.0.0.1"), addresses("10.0.0.1")];
    const fetch = guarded({ lookup: async () => answers.shift() ?? [] });
    expect((await fetch(new URL(server.namedOrigin), get)).status).toBe(200);
    expect(await failure(fetch(new URL(server.namedOrigin), get))).toMatchObject({ code: "address_not_allowed" });
    expect(await failure(fetch(new URL(server.namedOrigin), get))).toMatchObject({ code: "address_not_found" });
    expect(server.connections()).toBe(1);
  });

  it.each(["ENOTFOUND", "ENODATA"])("that do not exist (%s) are not found", async (code) => {
    const fetch = guarded({ policy: publicOnly, lookup: () => Promise.reject(dnsError(code)) });
    const call = fetch(new URL("https://acme.example.com"), get);
    expect(await failure(call)).toEqual({ code: "address_not_found", host: "acme.example.com" });
  });

  it.each(["EAI_AGAIN", "EAI_FAIL", "ESERVFAIL"])("that no name server tells (%s) say so", async (code) => {
    const fetch = guarded({ policy: publicOnly, lookup: () => Promise.reject(dnsError(code)) });
    const call = fetch(new URL("https://acme.example.com"), get);
    const reason = "the name server did not answer";
    expect(await failure(call)).toEqual({ code: "address_not_found", host: "acme.example.com", reason });
  });
});

describe("connections", () => {
  it("that are refused", async () => {
    const port = await unusedPort();
    const byNumber = guarded()(new URL(`http://127.0.0.1:${port}`), get);
    expect(await failure(byNumber)).toEqual({ code: "connection_refused", host: `127.0.0.1:${port}` });
    const lookup = async () => addresses("::1", "127.0.0.1");
    const byName = guarded({ lookup })(new URL(`http://localhost:${port}`), get);
    expect(await failure(byName)).toEqual({ code: "connection_refused", host: `localhost:${port}` });
  });

  it("that break off before, or amid, the answer", async () => {
    const reset = await open(startTcpServer((socket) => socket.once("data", () => socket.resetAndDestroy())));
    const halfway = await open(
      startTcpServer((socket) =>
        socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc")),
      ),
    );
    const silent = await open(startTcpServer((socket) => socket.end()));
    for (const { origin } of [reset, halfway, silent]) {
      expect(await failure(guarded()(new URL(origin), get)), origin).toMatchObject({ code: "connection_failed" });
    }
  });

  it("to a certificate that cannot be trusted", async () => {
    const server = await open(startHttpsServer((_, response) => response.end()));
    const old = await open(startHttpsServer((_, response) => response.end(), expiredTestCertificate));
    const call = (url: string, ca?: string) => failure(guarded(ca ? { ca } : {})(new URL(url), get));
    expect(await call(server.namedOrigin)).toMatchObject({ code: "tls_failed", reason: "it is self-signed" });
    expect(await call(server.origin, testCertificate)).toMatchObject({
      code: "tls_failed",
      reason: "it belongs to another name",
    });
    expect(await call(old.namedOrigin, expiredTestCertificate)).toMatchObject({
      code: "tls_failed",
      reason: "it has expired",
    });
  });

  it("to a server that does not speak TLS", async () => {
    const server = await open(startHttpServer((_, response) => response.end()));
    const call = guarded()(new URL(`https://127.0.0.1:${server.port}`), get);
    expect(await failure(call)).toMatchObject({ code: "tls_failed", reason: "it does not answer in TLS" });
  });
});

describe("time", () => {
  it("is over when no answer begins", async () => {
    const server = await open(startHttpServer(() => undefined));
    const call = guarded()(new URL(server.origin), { ...get, timeoutMs: 100 });
    const { host } = new URL(server.origin);
    expect(await failure(call)).toEqual({ code: "connection_timed_out", host, timeoutSeconds: 0.1 });
  });

  it("is over when a body trickles without end", async () => {
    const server = await open(
      startHttpServer((_, response) => {
        const timer = setInterval(() => response.write("."), 20);
        response.on("close", () => clearInterval(timer));
      }),
    );
    const call = guarded()(new URL(server.origin), { ...get, timeoutMs: 200 });
    expect(await failure(call)).toMatchObject({ code: "connection_timed_out", timeoutSeconds: 0.2 });
  });

  it("is over when the name is looked up for too long", async () => {
    const lookup = () => new Promise<LookupAddress[]>(() => undefined);
    const call = guarded({ policy: publicOnly, lookup })(new URL("https://acme.example.com"), {
      ...get,
      timeoutMs: 100,
    });
    expect(await failure(call)).toMatchObject({ code: "connection_timed_out", timeoutSeconds: 0.1 });
  });

  it("is over when the handshake hangs", async () => {
    const server = await open(startTcpServer(() => undefined));
    const fetch = guarded({ connectTimeoutMs: 300 });
    const call = fetch(new URL(`https://localhost:${server.port}`), { ...get, timeoutMs: 5_000 });
    expect(await failure(call)).toMatchObject({ code: "connection_timed_out", timeoutSeconds: 0.3 });
  });

  it("can be given by the caller's signal, whose other reasons pass unchanged", async () => {
    const server = await open(startHttpServer(() => undefined));
    const timedOut = guarded()(new URL(server.origin), { ...get, signal: AbortSignal.timeout(100) });
    expect(await failure(timedOut)).toMatchObject({ code: "connection_timed_out" });
    const reason = new Error("no longer wanted");
    const early = guarded()(new URL(server.origin), { ...get, signal: AbortSignal.abort(reason) });
    expect(await failure(early)).toBe(reason);
    const controller = new AbortController();
    const late = guarded()(new URL(server.origin), { ...get, signal: controller.signal });
    setTimeout(() => controller.abort(reason), 50);
    expect(await failure(late)).toBe(reason);
  });
});

describe("answers", () => {
  it("are bounded while they are read, packed or not", async () => {
    const big = Buffer.alloc(50_000, "x");
    const server = await open(
      startHttpServer((request, response) => {
        const isPacked = request.url === "/packed";
        response.writeHead(200, isPacked ? { "content-encoding": "gzip" } : {}).end(isPacked ? gzipSync(big) : big);
      }),
    );
    for (const path of ["/plain", "/packed"]) {
      const ask = (maxBodyBytes: number) => guarded({ maxBodyBytes })(new URL(path, server.origin), get);
      expect(await (await ask(50_000)).text(), path).toHaveLength(50_000);
      expect(await failure(ask(49_999)), path).toMatchObject({
        code: "mirakl_malformed_response",
        reason: "it is larger than 50 kB",
      });
    }
  });

  it("may have one megabyte", async () => {
    const server = await open(
      startHttpServer((request, response) => response.end(Buffer.alloc(Number(request.url?.slice(1))))),
    );
    const response = await guarded()(new URL("/1000000", server.origin), get);
    expect((await response.arrayBuffer()).byteLength).toBe(1_000_000);
    const tooLarge = guarded()(new URL("/1000001", server.origin), get);
    expect(await failure(tooLarge)).toMatchObject({ code: "mirakl_malformed_response" });
  });

  it.each([
    ["not HTTP", "220 mail.example.com ESMTP\r\n", "it is not proper HTTP"],
    ["a status beyond HTTP", "HTTP/1.1 799 Odd\r\ncontent-length: 0\r\n\r\n", "its status is not one of HTTP"],
    [
      "packed wrongly",
      "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc",
      "it is not proper HTTP",
    ],
  ])("that are %s are malformed", async (_, answer, reason) => {
    const server = await open(startTcpServer((socket) => socket.once("data", () => socket.end(answer))));
    const call = guarded()(new URL(server.origin), get);
    expect(await failure(call)).toMatchObject({ code: "mirakl_malformed_response", reason });
  });
});

it("does not disguise a mistake of ours as a network failure", async () => {
  const call = guarded()(new URL("http://127.0.0.1:1"), { method: "GET", headers: { authorization: "line\nbreak" } });
  expect(await failure(call)).toBeInstanceOf(TypeError);
});
