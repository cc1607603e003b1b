import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";
import sirv from "sirv";
import { compressAnswer } from "./compress-answer.mjs";

// The web server: the build's static files as they were compressed, everything else by Next.
const port = Number(process.env.PORT);
const hostname = process.env.LATCHKEY_LISTEN_HOST;
const staticFolder = "/_next/static/";
/** How long requests that are under way may take once the server is to end. */
const drainMs = 10_000;

const server = createServer();
const app = next({ dev: false, dir: process.cwd(), hostname, port, httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();
const serveStatic = sirv(join(process.env.NEXT_DIST_DIR || ".next", "static"), {
  brotli: true,
  gzip: true,
  etag: true,
  // The files' names hold a hash of what is in them.
  immutable: true,
  maxAge: 31_536_000,
  setHeaders: (response) => response.setHeader("x-content-type-options", "nosniff"),
});

/** Next sends the head of an answer ahead of what follows at once: a packet of its own, which costs as much as all the rest. */
function sendHeadWithBody(response) {
  response.flushHeaders = () => undefined;
}

server.on("request", (request, response) => {
  const answer = () => {
    sendHeadWithBody(response);
    compressAnswer(request, response);
    return handle(request, response);
  };
  const { url } = request;
  if (!url?.startsWith(staticFolder)) return void answer();
  request.url = url.slice(staticFolder.length - 1);
  serveStatic(request, response, () => {
    request.url = url;
    void answer();
  });
});
server.once("error", (error) => {
  process.stderr.write(`The web server cannot listen on ${hostname}:${port}: ${error.code ?? error.message}.\n`);
  process.exit(1);
});
server.listen(port, hostname);

let isEnding = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    server.close(async () => {
      // What runs after answers ends first.
      await app.close();
      process.exit(0);
    });
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), drainMs).unref();
  });
}
