import type { MiddlewareHandler } from "hono";

/**
 * Lets in only who names this listener by a loopback name: a page that rebinds its name to 127.0.0.1 is stopped
 * by its Host header, a page that posts across origins by its Origin header.
 */
export function localOnly(port: number): MiddlewareHandler {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const origins = new Set([...hosts].map((host) => `http://${host}`));
  return async (c, next) => {
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    const origin = c.req.header("origin");
    if (!hosts.has(host.toLowerCase())) {
      return c.json({ status: 403, message: `This sandbox answers only as ${[...hosts].join(" or ")}.` }, 403);
    }
    if (origin !== undefined && !origins.has(origin)) {
      return c.json({ status: 403, message: "This sandbox takes no requests from pages of another origin." }, 403);
    }
    await next();
  };
}
