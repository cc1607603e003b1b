import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";

const pem = (name: string) => readFileSync(`${import.meta.dirname}/${name}.pem`, "utf8");

/** Self-signed for `localhost`, valid until 2125; the other one ended in 2020. For tests only, as their names say. */
export const testCertificate = pem("test-only-certificate");
export const expiredTestCertificate = pem("test-only-certificate-expired");
const testKey = pem("test-only-key");

export interface TestServer {
  port: number;
  /** By number, and by name, which is resolved like any other. */
  origin: string;
  namedOrigin: string;
  /** How many connections were opened. */
  connections: () => number;
  close: () => Promise<void>;
}

export function startHttpServer(handler: RequestListener): Promise<TestServer> {
  return listen(createServer(handler), "http");
}

export function startHttpsServer(handler: RequestListener, certificate = testCertificate): Promise<TestServer> {
  return listen(createTlsServer({ key: testKey, cert: certificate }, handler), "https");
}

/** A server that speaks whatever it likes. */
export function startTcpServer(onConnection: (socket: Socket) => void): Promise<TestServer> {
  return listen(createTcpServer(onConnection), "http");
}

/** A port of this machine that nothing listens on. */
export async function unusedPort(): Promise<number> {
  const server = await startTcpServer(() => undefined);
  await server.close();
  return server.port;
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function listen(server: Server, scheme: "http" | "https"): Promise<TestServer> {
  const sockets = new Set<Socket>();
  let opened = 0;
  server.on("connection", (socket: Socket) => {
    opened += 1;
    sockets.add(socket);
    // Clients that go away are part of the tests.
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `${scheme}://127.0.0.1:${port}`,
    namedOrigin: `${scheme}://localhost:${port}`,
    connections: () => opened,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
