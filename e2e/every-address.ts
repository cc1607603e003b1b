import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { LeakSearch } from "./leak-search";
import type { RunSettings } from "./settings";

/** Fills the places of an address that name a row; what a story has none of is a row that does not exist. */
export type AddressParameters = Record<string, string>;

/** Addresses that say more with a parameter. */
const withParameters = ["/api/activity/export?format=csv", "/api/activity/export?format=json"];

const streamed = "api/live/";

/** Every address of the product that answers GET, read from its files, so that no new one is forgotten. */
export function everyAddress(parameters: AddressParameters): string[] {
  // The stream never ends: see readStream.
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  const addresses = files
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file) && !file.startsWith(streamed))
    .map((file) => {
      const folders = file.split("/").slice(0, -1);
      return `/${folders.map((folder) => filled(folder, parameters)).join("/")}`;
    });
  return [...addresses, ...withParameters].sort();
}

function filled(folder: string, parameters: AddressParameters): string {
  if (folder === "[...nextauth]") return "session";
  const name = /^\[(\w+)\]$/.exec(folder)?.[1];
  return name ? (parameters[name] ?? crypto.randomUUID()) : folder;
}

/**
 * Reads every address with the page's session, pages twice: as a document and as what a link fetches (RSC).
 * Metrics are asked for as monitoring does.
 */
export async function readEveryAddress(
  page: Page,
  ask: { searches: LeakSearch[]; run: RunSettings; parameters: AddressParameters },
): Promise<void> {
  const told = await readStream(page, ask.run.baseUrl);
  for (const search of ask.searches) search.add("stream of /api/live", told);
  for (const address of everyAddress(ask.parameters)) {
    for (const rsc of address.startsWith("/api/") ? [false] : [false, true]) {
      const response = await page.request.get(address, {
        headers: {
          ...(rsc && { rsc: "1" }),
          ...(address === "/api/metrics" && { authorization: `Bearer ${ask.run.metricsToken}` }),
        },
      });
      const place = `${rsc ? "RSC payload" : "answer"} of ${address.split("?")[0]}`;
      const text = await response.text();
      for (const search of ask.searches) search.add(place, `${JSON.stringify(response.headersArray())}\n${text}`);
    }
  }
}

/** What the stream says to the page's session in a moment. */
async function readStream(page: Page, baseUrl: string): Promise<string> {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const signal = AbortSignal.timeout(3_000);
  let told = "";
  try {
    const { body } = await fetch(new URL("/api/live", baseUrl), { headers: { cookie }, signal });
    for await (const part of body ?? []) told += Buffer.from(part).toString("utf8");
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return told;
}
