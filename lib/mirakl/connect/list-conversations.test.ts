import { describe, expect, it } from "vitest";
import type { ErrorCode } from "@/lib/errors/error-table";
import { Secret } from "@/lib/secret";
import { failureOf, recordedFetch } from "../testing/recorded-fetch";
import { listConversations } from "./list-conversations";

const access = { connectUrl: "https://miraklconnect.com", accessToken: new Secret("eyJ.a.b"), timeoutMs: 5_000 };
const ask = { access, updatedFrom: new Date("2026-01-02T03:04:05Z"), limit: 1 };

describe("listConversations", () => {
  it("asks with the token as Bearer, since when and how many", async () => {
    const { fetch, sent } = recordedFetch(Response.json({ data: [] }));
    await listConversations(ask, fetch);
    expect(sent).toEqual([
      {
        url: "https://miraklconnect.com/api/conversations?updated_from=2026-01-02T03%3A04%3A05.000Z&limit=1",
        method: "GET",
        headers: { accept: "application/json", authorization: "Bearer eyJ.a.b" },
        timeoutMs: 5_000,
      },
    ]);
  });

  it("asks for the next page by its token", async () => {
    const { fetch, sent } = recordedFetch(Response.json({ data: [] }));
    await listConversations({ ...ask, pageToken: "a b&c" }, fetch);
    expect(new URL(sent[0]?.url ?? "").searchParams.get("page_token")).toBe("a b&c");
  });

  it("counts conversations, whatever these hold, and reads those that it can", async () => {
    const readable = { id: "c-1", created_at: "2026-01-02T03:04:05Z", updated_at: "2026-01-03T03:04:05Z", extra: 1 };
    const { fetch } = recordedFetch(Response.json({ data: [{ id: "c" }, 7, readable], next_page_token: "x" }));
    expect(await listConversations(ask, fetch)).toEqual({
      count: 3,
      unreadable: 2,
      nextPageToken: "x",
      conversations: [
        {
          id: "c-1",
          createdAt: new Date("2026-01-02T03:04:05Z"),
          updatedAt: new Date("2026-01-03T03:04:05Z"),
          topic: "",
          entityLabel: null,
          otherParty: null,
          participants: [],
        },
      ],
    });
  });

  it.each<[string, Response, ErrorCode, object]>([
    ["401", Response.json({ code: "x" }, { status: 401 }), "mirakl_token_rejected", { status: 401 }],
    ["403", new Response("", { status: 403 }), "mirakl_permission_missing", { status: 403 }],
    [
      "429",
      new Response("", { status: 429, headers: { "retry-after": "60" } }),
      "mirakl_rate_limited",
      { retryAfterSeconds: 60 },
    ],
    ["502", new Response("", { status: 502 }), "mirakl_unavailable", { status: 502 }],
    ["404", new Response("<html>", { status: 404 }), "mirakl_request_refused", { status: 404 }],
    ["400", Response.json({ code: "BAD" }, { status: 400 }), "mirakl_request_refused", { status: 400 }],
    ["a page", new Response("<html>"), "mirakl_malformed_response", { reason: "it is not a JSON object" }],
    [
      "an object for the list",
      Response.json({ data: {} }),
      "mirakl_malformed_response",
      { reason: "a field of it is missing or of another kind" },
    ],
  ])("says what %s means", async (_, answer, code, details) => {
    const { fetch } = recordedFetch(answer);
    expect(await failureOf(listConversations(ask, fetch))).toMatchObject({
      code,
      host: "miraklconnect.com",
      ...details,
    });
  });

  it("quotes Mirakl without the token", async () => {
    const { fetch } = recordedFetch(Response.json({ message: "eyJ.a.b is over" }, { status: 401 }));
    expect(await failureOf(listConversations(ask, fetch))).toMatchObject({ theirWords: "[hidden] is over" });
  });
});
