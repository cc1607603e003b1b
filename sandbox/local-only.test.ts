import { expect, test } from "vitest";
import { createInProcessSandbox } from "./in-process-sandbox";

const front = "http://127.0.0.1:4400/control/credentials";
const marketplace = "http://127.0.0.1:4401/api/version";

test.each([
  [front, {}, 200],
  [front, { Host: "127.0.0.1:4400" }, 200],
  [front, { Host: "localhost:4400" }, 200],
  [front, { Host: "127.0.0.1" }, 403],
  [front, { Host: "127.0.0.1:4401" }, 403],
  [front, { Host: "rebound.example:4400" }, 403],
  [front, { Host: "192.168.1.7:4400" }, 403],
  [front, { Origin: "http://127.0.0.1:4400" }, 200],
  [front, { Origin: "http://localhost:4400" }, 200],
  [front, { Origin: "http://127.0.0.1:4401" }, 403],
  [front, { Origin: "https://127.0.0.1:4400" }, 403],
  [front, { Origin: "https://foreign.example" }, 403],
  [front, { Origin: "null" }, 403],
  [marketplace, {}, 200],
  [marketplace, { Host: "rebound.example:4401" }, 403],
  [marketplace, { Origin: "https://foreign.example" }, 403],
])("%s with %o is answered %i", async (url, headers: Record<string, string>, status) => {
  const { ask } = createInProcessSandbox();
  expect((await ask(url, { headers })).status).toBe(status);
});

test("what is refused is not recorded", async () => {
  const { ask, world } = createInProcessSandbox();
  await ask(marketplace, { headers: { Origin: "https://foreign.example" } });
  expect(world.requests.list()).toEqual([]);
});
