import { describe, expect, it } from "vitest";
import type { VerificationCheck } from "../account-view";
import { streamChecks } from "./check-stream";

const check = (name: VerificationCheck["name"]): VerificationCheck => ({
  name,
  state: "passed",
  detail: "",
  durationMs: 1,
  error: null,
  field: null,
});

async function namesOf(stream: AsyncIterable<VerificationCheck>): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of stream) names.push(name);
  return names;
}

describe("streamChecks", () => {
  it("yields checks as they come, those before the reader too", async () => {
    const stream = streamChecks(async (emit) => {
      emit(check("address"));
      await Promise.resolve();
      emit(check("instance"));
      await new Promise((resolve) => setTimeout(resolve, 5));
      emit(check("shop"));
    });
    expect(await namesOf(stream)).toEqual(["address", "instance", "shop"]);
  });

  it("gives the reader what the run throws, after the checks before it", async () => {
    const seen: string[] = [];
    const stream = streamChecks(async (emit) => {
      emit(check("address"));
      throw new Error("database is gone");
    });
    await expect(
      (async () => {
        for await (const { name } of stream) seen.push(name);
      })(),
    ).rejects.toThrow("database is gone");
    expect(seen).toEqual(["address"]);
  });

  it("runs to its end when nobody reads any more", async () => {
    let finished = false;
    const stream = streamChecks(async (emit) => {
      emit(check("address"));
      await new Promise((resolve) => setTimeout(resolve, 5));
      finished = true;
    });
    await stream.next();
    await stream.return(undefined);
    await expect.poll(() => finished).toBe(true);
  });
});
