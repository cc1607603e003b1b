import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import { toLoggableError } from "@/lib/errors/loggable-error";
import { defineAction } from "./define-action";

const logged = vi.hoisted((): unknown[] => []);
vi.mock("@/lib/logger", () => {
  const log = (entry: { err: unknown }) => logged.push({ ...entry, err: toLoggableError(entry.err) });
  return { logger: () => ({ error: log, info: log }) };
});
vi.mock("@/lib/auth/session", () => ({
  requirePerson: async (_roles: unknown, reference: string) => ({ userId: "1", name: "Ada", role: "admin", reference }),
}));

const secret = "the-bound-parameter";
/** As the query builder words it: with the bound parameters. */
class QueryError extends Error {
  override name = "QueryError";
  params = [secret];
}
const databaseError = () => new QueryError(`Failed query: update accounts set x = $1 params: ${secret}`);
const action = <T>(handler: () => Promise<T>) =>
  defineAction({ name: "tryIt", input: z.object({}), roles: ["admin"], handler });

beforeEach(() => {
  logged.length = 0;
});

describe("defineAction", () => {
  it("repeats nothing of what it did not ask for, neither in its answer nor in the log", async () => {
    const strict = defineAction({
      name: "tryIt",
      input: z.strictObject({ wanted: z.literal(true) }),
      roles: ["admin"],
      handler: async () => null,
    });
    const result = await strict({ wanted: true, [secret.repeat(1_000)]: 1 } as never);
    expect(result).toMatchObject({ ok: false, error: { code: "invalid_input" } });
    expect(JSON.stringify([result, logged])).not.toContain(secret);
  });

  it("answers a mistake of ours with a reference that finds it in the log, and nothing of it", async () => {
    const result = await action(() => Promise.reject(databaseError()))({});
    expect(result).toMatchObject({ ok: false, error: { code: "internal", message: expect.any(String) } });
    const reference = result.ok ? "" : result.error.reference;
    expect(logged).toMatchObject([{ action: "tryIt", reference, err: { cause: { type: "QueryError" } } }]);
    expect(JSON.stringify([result, logged])).not.toContain(secret);
  });

  it("answers an expected failure with its sentence, advice and facts", async () => {
    const error = new AppError("mirakl_rate_limited", { details: { host: "acme", retryAfterSeconds: 7 } });
    expect(await action(() => Promise.reject(error))({})).toMatchObject({
      ok: false,
      error: { code: "mirakl_rate_limited", message: expect.stringContaining("7 s"), retryAfterSeconds: 7 },
    });
  });

  it("logs what breaks a stream of results, and lets no more than its code through", async () => {
    const result = await action(async () => {
      return (async function* () {
        yield 1;
        throw databaseError();
      })();
    })({});
    if (!result.ok) throw new Error("refused");
    const read: number[] = [];
    const failure = await (async () => {
      for await (const item of result.data) read.push(item);
    })().catch((error: unknown) => error);
    expect(read).toEqual([1]);
    expect(failure).toMatchObject({ message: "internal" });
    expect((failure as Error).cause).toBeUndefined();
    expect(logged).toMatchObject([{ action: "tryIt", err: { code: "internal" } }]);
    expect(JSON.stringify(logged)).not.toContain(secret);
  });
});
