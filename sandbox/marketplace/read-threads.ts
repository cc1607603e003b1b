import { writePageToken } from "../requests/page-token";
import { QueryParameters } from "../requests/query-parameters";
import type { Shop, Thread } from "../state/sandbox-state";
import type { ApiCall } from "./api-call";
import { ApiError } from "./api-error";
import { requireRole, requireShop } from "./authenticate-call";
import { listThreads, readThreadPage, type ThreadPage } from "./list-threads";
import { threadAnswer } from "./thread-answer";

const maxLimit = 100;
const defaultLimit = 50;

/**
 * M11 `GET /api/inbox/threads`.
 * @throws {ApiError} 403, 404
 * @throws {ParameterError}
 */
export function getThreads({ world, marketplace, access, url }: ApiCall): Record<string, unknown> {
  const place = { world, marketplace: marketplace.id };
  const { signingKey } = world.state;
  const query = new QueryParameters(url, [
    "shop_id",
    "updated_since",
    "with_messages",
    "entity_type",
    "entity_id[]",
    "channel_codes[]",
    "limit",
    "page_token",
  ]);
  requireRole(access, "messages");
  const token = query.text("page_token");
  const page = token === undefined ? firstPage(query) : readThreadPage(signingKey, token);
  const shop = requireShop(place, access, page.shopId ?? undefined);
  const { threads, next, previous } = listThreads(place, { ...page, shopId: shop.shopId });
  const messages = page.withMessages ? "last" : "none";
  return {
    data: threads.map((thread) => threadAnswer({ thread, shop, marketplace, messages })),
    ...(next ? { next_page_token: writePageToken(signingKey, next) } : {}),
    ...(previous ? { previous_page_token: writePageToken(signingKey, previous) } : {}),
  };
}

function firstPage(query: QueryParameters): Omit<ThreadPage, "shopId"> & { shopId: number | null } {
  return {
    shopId: query.shopId() ?? null,
    limit: query.integer("limit", { min: 1, max: maxLimit }) ?? defaultLimit,
    withMessages: query.boolean("with_messages") ?? false,
    updatedSince: query.instant("updated_since") ?? null,
    entityType: query.text("entity_type") ?? null,
    entityIds: query.texts("entity_id"),
    channels: query.texts("channel_codes"),
    from: null,
  };
}

/**
 * M10 `GET /api/inbox/threads/{thread_id}`: a thread with all its messages.
 * @throws {ApiError} 403, 404
 * @throws {ParameterError}
 */
export function getThread(call: ApiCall & { threadId: string }): Record<string, unknown> {
  return threadAnswer({ ...requireThread(call), marketplace: call.marketplace, messages: "all" });
}

/**
 * The thread that a call names, with its shop.
 * @throws {ApiError} 403, and 404 for a thread of another shop as for none
 * @throws {ParameterError}
 */
export function requireThread(call: ApiCall & { threadId: string }): { thread: Thread; shop: Shop } {
  const { world, marketplace, access, url, threadId } = call;
  const asked = new QueryParameters(url, ["shop_id"]).shopId();
  requireRole(access, "messages");
  const shop = requireShop({ world, marketplace: marketplace.id }, access, asked);
  const thread = world.state.threads.get(threadId);
  if (!thread || thread.marketplace !== marketplace.id || thread.shopId !== shop.shopId) {
    throw new ApiError(404, "The thread does not exist for the current user");
  }
  return { thread, shop };
}
