import { once } from "node:events";
import { createServer, get, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { compressAnswer } from "./compress-answer.mjs";

const server = createServer();
afterEach(() => server.close());

const page = "<p>One of many rows.</p>".repeat(500);

/** Answers by `answer`, and asks for it. */
async function ask(answer: RequestListener, headers: Record<string, string> = { "accept-encoding": "gzip" }) {
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    compressAnswer(request, response);
    response.setHeader("content-type", "text/html; charset=utf-8");
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const request = get({ port, host: "127.0.0.1", headers, agent: false });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece);
  return { headers: response.headers, body: Buffer.concat(pieces) };
}

test("what is written in pieces arrives compressed and whole", async () => {
  const { headers, body } = await ask((_, response) => {
    for (const piece of page.match(/.{1,999}/g) ?? []) response.write(piece);
    response.end("<p>Last.</p>");
  });
  expect(headers).toMatchObject({ "content-encoding": "gzip", vary: "Accept-Encoding" });
  expect(gunzipSync(body).toString()).toBe(`${page}<p>Last.</p>`);
});

test("Brotli is taken where it is accepted", async () => {
  const { headers, body } = await ask((_, response) => response.end(page), { "accept-encoding": "gzip, deflate, br" });
  expect(headers["content-encoding"]).toBe("br");
  expect(headers["content-length"], "of what is sent at once").toBe(String(body.length));
  expect(brotliDecompressSync(body).toString()).toBe(page);
});

test("what is there already is sent while more is awaited", async () => {
  let endLater = () => {};
  const first = new Promise<Buffer>((resolve) => {
    server.removeAllListeners("request");
    server.on("request", (request, response) => {
      compressAnswer(request, response);
      response.setHeader("content-type", "text/html");
      response.write(page);
      endLater = () => response.end();
    });
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      const headers = { "accept-encoding": "gzip" };
      get({ port, host: "127.0.0.1", headers, agent: false }, (response) => response.once("data", resolve));
    });
  });
  expect((await first).length).toBeGreaterThan(0);
  endLater();
});

test.each([
  ["a client that does not take it", page, {}, {}],
  ["what is small", "<p>Small.</p>", {}, { "accept-encoding": "gzip" }],
  ["what must not be changed", page, { "cache-control": "no-store, no-transform" }, { "accept-encoding": "gzip" }],
  ["server-sent events", page, { "content-type": "text/event-stream" }, { "accept-encoding": "gzip" }],
  ["pictures", page, { "content-type": "image/png" }, { "accept-encoding": "gzip" }],
])("%s is sent as it is", async (_, content, sent, asked: Record<string, string>) => {
  const { headers, body } = await ask((_request, response) => {
    for (const [name, value] of Object.entries(sent)) response.setHeader(name, value);
    response.write(content);
    response.end();
  }, asked);
  expect(headers["content-encoding"]).toBeUndefined();
  expect(body.toString()).toBe(content);
});

test("a client that reads slowly is waited for", async () => {
  const piece = Buffer.alloc(64 * 1024, "0123456789abcdef");
  const pieces = 64;
  const { body } = await ask((_, response) => {
    let left = pieces;
    const more = () => {
      while (left-- > 0) if (!response.write(piece)) return void response.once("drain", more);
      response.end();
    };
    more();
  });
  expect(gunzipSync(body).length).toBe(pieces * piece.length);
});
