import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** Set by the server itself on every request, over whatever was sent under this name. */
export const peerHeader = "x-latchkey-peer";

/**
 * Lets every request tell the other end of its connection. Next shows a request's headers and hides its connection, and
 * `X-Forwarded-For` is whatever the browser sends; so the address goes in as a header before Next sees the request.
 */
export function tellPeerAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    request.headers[peerHeader] = socket.remoteAddress ?? "";
  });
}
