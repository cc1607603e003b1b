import { readRunSettings } from "./settings";

/** Ends a run at once, in one sentence, when there is nothing to run against. */
export default async function requireProduct(): Promise<void> {
  const { baseUrl, sandboxUrl } = readRunSettings();
  for (const url of [`${baseUrl}/api/health/ready`, sandboxUrl]) {
    const response = await fetch(url).catch(() => null);
    if (!response) throw new Error(`Nothing answers at ${url}: run the browser tests with \`npm test -- e2e\`.`);
  }
}
