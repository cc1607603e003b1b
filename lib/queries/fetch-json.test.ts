import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchJson, RequestError } from "./fetch-json";

const answer = (response: () => Promise<Response> | Response) =>
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => response()),
  );

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function failureOf(promise: Promise<unknown>): Promise<RequestError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(RequestError);
  return error as RequestError;
}

describe("fetchJson", () => {
  it("returns what the handler answers", async () => {
    answer(() => Response.json({ total: 3 }));
    await expect(fetchJson("/api/accounts/total")).resolves.toEqual({ total: 3 });
  });

  it("throws the handler's failure with its status", async () => {
    const error = { code: "not_signed_in", message: "You are not signed in.", advice: ["Sign in."], reference: "r-1" };
    answer(() => Response.json({ error }, { status: 401 }));
    const thrown = await failureOf(fetchJson("/api/accounts"));
    expect(thrown.status).toBe(401);
    expect(thrown.failure).toEqual(error);
  });

  it("tells the status when a failure carries no words of ours", async () => {
    answer(() => Response.json({ detail: "bad gateway" }, { status: 502 }));
    const thrown = await failureOf(fetchJson("/api/accounts"));
    expect(thrown.failure.message).toBe("The server answered 502. Nothing was changed.");
  });

  it("says that the server cannot be reached when there is no JSON or no answer", async () => {
    answer(() => new Response("<html>", { status: 200 }));
    expect((await failureOf(fetchJson("/x"))).status).toBeNull();
    answer(() => Promise.reject(new TypeError("fetch failed")));
    expect((await failureOf(fetchJson("/x"))).failure.message).toMatch(/cannot be reached/);
  });

  it("says that the answer took too long", async () => {
    const aborted = AbortSignal.abort(new DOMException("too slow", "TimeoutError"));
    vi.spyOn(AbortSignal, "timeout").mockReturnValueOnce(aborted);
    answer(() => Promise.reject(aborted.reason));
    expect((await failureOf(fetchJson("/x"))).failure.message).toMatch(/within 10 s/);
  });

  it("passes the caller's own abort on unchanged", async () => {
    const reason = new Error("left the page");
    answer(() => Promise.reject(reason));
    await expect(fetchJson("/x", AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
