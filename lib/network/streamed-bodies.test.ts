import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { addressPolicy } from "./address-policy";
import { createGuardedFetch, type GuardedFetch } from "./guarded-fetch";
import { startHttpServer, type TestServer } from "./testing/start-server";

const policy = addressPolicy("production", { sandboxUrl: undefined, allowLoopback: true });
const megabyte = Buffer.alloc(1_000_000, "x");
let server: TestServer;
let client: GuardedFetch;
/** Connections that the other side has seen end before its answer was complete. */
let brokenOff = 0;

afterEach(async () => {
  await client.close();
  await server.close();
});

/** Asks a server that begins an answer, for its body. */
async function bodyOf(
  send: (response: ServerResponse, request: IncomingMessage) => void,
  streamedWithin = { idleMs: 60_000, totalMs: 60_000 },
): Promise<ReadableStream<Uint8Array>> {
  brokenOff = 0;
  server = await startHttpServer((request, response) => {
    response.on("close", () => {
      if (!response.writableFinished) brokenOff += 1;
    });
    response.writeHead(200);
    send(response, request);
  });
  client = createGuardedFetch({ policy, streamedWithin });
  const response = await client.stream(new URL(server.origin), { method: "GET", headers: {} });
  if (!response.body) throw new Error("an answer without a body");
  return response.body;
}
const sizeOf = async (body: ReadableStream<Uint8Array>) => {
  let size = 0;
  for await (const chunk of body) size += chunk.byteLength;
  return size;
};
const isBrokenOff = () => vi.waitFor(() => expect(brokenOff).toBe(1), 5_000);

describe("a streamed body", () => {
  it("comes whole", async () => {
    const body = await bodyOf((response) => response.end(megabyte));
    expect(await sizeOf(body)).toBe(megabyte.length);
    expect(brokenOff).toBe(0);
  });

  it("breaks off when nothing more comes", async () => {
    const body = await bodyOf((response) => response.write("a"), { idleMs: 150, totalMs: 60_000 });
    await expect(sizeOf(body)).rejects.toThrow();
    await isBrokenOff();
  });

  it("breaks off when it comes a byte at a time for longer than it may", async () => {
    const drip = (response: ServerResponse) => {
      const timer = setInterval(() => response.write("a"), 20);
      response.on("close", () => clearInterval(timer));
    };
    const body = await bodyOf(drip, { idleMs: 60_000, totalMs: 300 });
    await expect(sizeOf(body)).rejects.toThrow(/longer than it may/);
    await isBrokenOff();
  });

  it("does not wait for ever for who reads it", async () => {
    const body = await bodyOf(
      (response) => {
        for (let part = 0; part < 40; part++) response.write(megabyte);
      },
      { idleMs: 60_000, totalMs: 200 },
    );
    await isBrokenOff();
    await expect(sizeOf(body)).rejects.toThrow(/longer than it may/);
  });

  it("may be read slowly: only the other side's silence counts", async () => {
    const body = await bodyOf((response) => response.end(megabyte), { idleMs: 100, totalMs: 60_000 });
    const reader = body.getReader();
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size < 200_000) await new Promise((resolve) => setTimeout(resolve, 250));
    }
    expect(size).toBe(megabyte.length);
  });

  it("breaks off beyond 64 MB, however it is sent", async () => {
    const body = await bodyOf((response) => {
      const more = () => {
        while (!response.destroyed && response.write(megabyte));
      };
      response.on("drain", more);
      more();
    });
    await expect(sizeOf(body)).rejects.toThrow(/larger than it may be/);
    await isBrokenOff();
  });

  it("ends at the other side when nobody wants it any more", async () => {
    const body = await bodyOf((response) => response.write(megabyte));
    await body.cancel();
    await isBrokenOff();
  });
});
