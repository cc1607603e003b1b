import { describe, expect, it } from "vitest";
import { passingFailure, receiveAnswer } from "./received-answer";

async function passing(status: number, headers: Record<string, string> = {}, body = "") {
  const answer = await receiveAnswer(new Response(body, { status, headers }), { host: "acme.example", sent: [] });
  const failure = passingFailure(answer);
  return failure && { code: failure.code, ...failure.details };
}

describe("passingFailure", () => {
  it.each([
    [{ "retry-after": "30" }, 30],
    [{ "retry-after": " 0 " }, 0],
    [{ "retry-after": "9999999" }, 86_400],
    [{ date: "Fri, 21 Nov 2025 08:00:00 GMT", "retry-after": "Fri, 21 Nov 2025 08:01:30 GMT" }, 90],
    [{ date: "Fri, 21 Nov 2025 08:00:00 GMT", "retry-after": "Fri, 21 Nov 2025 07:00:00 GMT" }, 0],
    [{ "retry-after": "Fri, 21 Nov 2025 08:01:30 GMT" }, undefined],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "-5" }, undefined],
    [{}, undefined],
  ])("reads how long to wait from %o", async (headers, retryAfterSeconds) => {
    const expected = { host: "acme.example", ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
    expect(await passing(429, headers)).toEqual({ code: "mirakl_rate_limited", status: 429, ...expected });
    expect(await passing(503, headers)).toEqual({ code: "mirakl_unavailable", status: 503, ...expected });
  });

  it.each([500, 502, 503, 504, 599])("takes %i for a failure that passes", async (status) => {
    expect(await passing(status, {}, "<html>")).toEqual({ code: "mirakl_unavailable", host: "acme.example", status });
  });

  it.each([200, 302, 400, 401, 404, 418])("leaves %i to others", async (status) => {
    expect(await passing(status, { "retry-after": "30" })).toBeNull();
  });
});
