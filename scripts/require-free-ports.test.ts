import { createServer, type Server } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findFreePorts } from "./ports";
import { requireFreePorts, sandboxPortCount } from "./require-free-ports";

let first: number;
let stranger: Server | null = null;
const web = () => ({ host: "127.0.0.1", port: first });
const sandbox = () => first + 1;
const take = (port: number, host = "127.0.0.1") =>
  new Promise<void>((resolve) => {
    stranger = createServer().listen(port, host, resolve);
  });

beforeEach(async () => {
  first = await findFreePorts(1 + sandboxPortCount);
});
afterEach(async () => {
  const server = stranger;
  stranger = null;
  if (server) await new Promise((resolve) => server.close(resolve));
});

describe("requireFreePorts", () => {
  it("is content when all are free", async () => {
    await expect(requireFreePorts({ web: web(), sandbox: sandbox() })).resolves.toBeUndefined();
  });

  it.each(["127.0.0.1", "0.0.0.0"])("names PORT when the web server's is taken on %s", async (host) => {
    await take(first, host);
    await expect(requireFreePorts({ web: web(), sandbox: null })).rejects.toThrow(`Port ${first} is taken`);
    await expect(requireFreePorts({ web: web(), sandbox: null })).rejects.toThrow("set PORT to a free port");
  });

  it("names SANDBOX_PORT when any of the sandbox's is taken, unless none is started", async () => {
    await take(first + 3);
    await expect(requireFreePorts({ web: web(), sandbox: sandbox() })).rejects.toThrow(
      new RegExp(`^Port ${first + 3} is taken.*Set SANDBOX_PORT`),
    );
    await expect(requireFreePorts({ web: web(), sandbox: null })).resolves.toBeUndefined();
  });

  it("refuses a web port among the sandbox's", async () => {
    const request = { web: { host: "127.0.0.1", port: first + 2 }, sandbox: sandbox() };
    await expect(requireFreePorts(request)).rejects.toThrow(/PORT .* is one of the 5 ports that the sandbox takes/);
  });

  it("names the address when this machine does not have it", async () => {
    // RFC 5737 keeps this one for documentation.
    const elsewhere = { host: "192.0.2.1", port: first };
    await expect(requireFreePorts({ web: elsewhere, sandbox: null })).rejects.toThrow("EADDRNOTAVAIL");
  });
});
