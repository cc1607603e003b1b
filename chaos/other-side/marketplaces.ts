import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Cursor, Inbox } from "./inbox";

/** A message that was added, and whose it is. */
export interface AddedMessage {
  id: string;
  /** The account's name. */
  account: string;
}

export interface Marketplaces {
  origins: string[];
  added: AddedMessage[];
  /** Customers write so many messages, to shops at random. */
  addMessages: (count: number) => void;
  /** How many calls came with a token that was not alive. */
  refused: () => number;
  close: () => Promise<void>;
}

const hosts = 6;
/** So many shops get a fifth of all messages, so that their pulls have pages. */
const busyShops = 5;

/**
 * Marketplaces with an inbox for each shop (M11 and M10). A shop's inbox opens for the living access token of its
 * own account, as the authorization server knows it.
 */
export async function startMarketplaces(
  shops: readonly { shopId: string; account: string }[],
  ownerOf: (accessToken: string) => Promise<string | null>,
): Promise<Marketplaces> {
  const inboxes = new Map(shops.map(({ shopId, account }) => [shopId, { account, inbox: new Inbox(shopId) }]));
  const added: AddedMessage[] = [];
  let refused = 0;

  const answer = async (request: IncomingMessage): Promise<{ status: number; body: object }> => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://marketplace");
    const owner = await ownerOf(request.headers.authorization?.replace(/^Bearer /, "") ?? "");
    const shop = inboxes.get(searchParams.get("shop_id") ?? "");
    if (owner === null) refused += 1;
    if (owner === null || owner !== shop?.account) return { status: 401, body: { message: "Unauthorized" } };
    const [, threadId] = /^\/api\/inbox\/threads(?:\/([^/]+))?$/.exec(pathname) ?? [];
    if (threadId) {
      const thread = shop.inbox.threads.get(threadId);
      if (!thread) return { status: 404, body: { message: "Not found" } };
      return { status: 200, body: shop.inbox.toWire(thread, { isWhole: true }) };
    }
    const token = searchParams.get("page_token");
    const { sinceMs, before }: PageToken = token
      ? (JSON.parse(Buffer.from(token, "base64url").toString()) as PageToken)
      : { sinceMs: Date.parse(searchParams.get("updated_since") ?? ""), before: null };
    const page = shop.inbox.page({ sinceMs, before, limit: Number(searchParams.get("limit")) });
    const next: PageToken | null = page.next && { sinceMs, before: page.next };
    return {
      status: 200,
      body: {
        data: page.threads.map((thread) => shop.inbox.toWire(thread, { isWhole: false })),
        ...(next && { next_page_token: Buffer.from(JSON.stringify(next)).toString("base64url") }),
      },
    };
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { status, body } = await answer(request);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };

  const servers = await Promise.all(
    Array.from({ length: hosts }, async () => {
      const server = createServer((request, response) => {
        handle(request, response).catch(() => request.socket.destroy());
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return server;
    }),
  );
  return {
    origins: servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    added,
    addMessages(count) {
      const all = [...inboxes.values()];
      for (let index = 0; index < count; index++) {
        const room = Math.random() < 0.2 ? Math.min(busyShops, all.length) : all.length;
        const shop = all[Math.floor(Math.random() * room)];
        if (shop) added.push({ id: shop.inbox.addMessage(Date.now()).id, account: shop.account });
      }
    },
    refused: () => refused,
    close: async () => {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections();
          return new Promise((resolve) => server.close(resolve));
        }),
      );
    },
  };
}

/** What a page token says to the marketplace that made it. */
interface PageToken {
  sinceMs: number;
  before: Cursor | null;
}
