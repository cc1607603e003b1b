/** What a column of a file can hold. */
export const importFields = [
  "name",
  "environment",
  "baseUrl",
  "authenticationMethod",
  "apiKey",
  "clientId",
  "clientSecret",
  "companyId",
  "shopId",
] as const;
export type ImportField = (typeof importFields)[number];

export const importFieldLabels: Record<ImportField, string> = {
  name: "Account name",
  environment: "Target environment",
  baseUrl: "Mirakl URL",
  authenticationMethod: "Authentication",
  apiKey: "API key",
  clientId: "Client ID",
  clientSecret: "Client secret",
  companyId: "Company ID",
  shopId: "Shop ID",
};

/** Which column holds each field, from 0; null = none does. */
export type ColumnMapping = Record<ImportField, number | null>;

/** What people call these columns, in small letters and digits alone. */
const aliases: Record<ImportField, string[]> = {
  name: ["accountname", "name", "account", "title", "label"],
  environment: ["targetenvironment", "environment", "env", "stage"],
  baseUrl: ["miraklurl", "url", "baseurl", "instance", "host", "marketplaceurl", "instanceurl"],
  authenticationMethod: ["authentication", "authenticationmethod", "method", "authmethod", "auth"],
  apiKey: ["apikey", "key", "frontkey", "shopkey"],
  clientId: ["clientid", "client"],
  clientSecret: ["clientsecret", "secret"],
  companyId: ["companyid", "company", "audience"],
  shopId: ["shopid", "shop", "shopnumber"],
};

/** Guesses by their names what the columns hold. No column is taken twice; an exact name goes before a looser one. */
export function guessMapping(columns: readonly string[]): ColumnMapping {
  const names = columns.map((column) => column.toLowerCase().replace(/[^a-z0-9]/g, ""));
  const taken = new Set<number>();
  const mapping = Object.fromEntries(importFields.map((field) => [field, null])) as ColumnMapping;
  const longest = Math.max(...Object.values(aliases).map(({ length }) => length));
  for (let rank = 0; rank < longest; rank += 1) {
    for (const field of importFields) {
      const index = names.findIndex((name, place) => name === aliases[field][rank] && !taken.has(place));
      if (mapping[field] !== null || index < 0) continue;
      mapping[field] = index;
      taken.add(index);
    }
  }
  return mapping;
}

/** What each column is called where one is chosen; its place tells apart those of one name, or of none. */
export function columnLabels(columns: readonly string[]): string[] {
  const names = columns.map((column) => column.trim());
  return names.map((name, index) => {
    const place = `Column ${index + 1}`;
    if (!name) return place;
    return names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${place.toLowerCase()})`;
  });
}

/** A file to begin with: one account of each kind. */
export const importTemplate = [
  importFields.map((field) => importFieldLabels[field]).join(","),
  "Trailhead Germany,Production,https://trailhead-prod.mirakl.net,API key,your-api-key,,,,2000",
  "Initech Parts,Pre-production,https://initech-preprod.mirakl.net,Client credentials,,your-client-id,your-client-secret,,",
  "Hooli Connect,Production,,Client credentials,,your-client-id,your-client-secret,your-company-id,",
  "",
].join("\r\n");
