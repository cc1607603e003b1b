import { accountIdentity } from "@/lib/accounts/account-identity";
import { type Connection, type ConnectionInput, connectionInput, fieldErrorsOf } from "@/lib/accounts/connection-input";
import { integrationTypeOf } from "@/lib/accounts/integration-type-of";
import { type Environment, environmentLabels } from "@/lib/vocabulary";
import { type ColumnMapping, type ImportField, importFieldLabels } from "./import-columns";

/** A row that can be imported. */
export interface GoodRow {
  /** Row of the file, its head being row 1. */
  position: number;
  connection: ConnectionInput;
  /** Who the account would be, as far as that is known before Mirakl is asked. Without a shop it names the client, and of an API key nothing. */
  identity: string | null;
  /** Two rows with the same one are the same connection; never sent anywhere. */
  sameness: string;
}

export interface ImportRules {
  mapping: ColumnMapping;
  /** Of every row, where no column holds it. */
  environment: Environment | null;
  /** Those that there are here. */
  environments: readonly Environment[];
}

/** Checks one row of a file by the rules of the wizard. @returns the row, or what is wrong with it, in sentences */
export function checkImportRow(
  cells: readonly string[],
  position: number,
  rules: ImportRules,
): { row: GoodRow } | { name: string; problems: string[] } {
  const cell = (field: ImportField) => {
    const index = rules.mapping[field];
    return index === null ? "" : (cells[index] ?? "").trim();
  };
  const name = cell("name");
  const method = methodOf(cell);
  if (method.problem !== undefined) return { name, problems: [method.problem] };
  const environment = rules.mapping.environment === null ? rules.environment : environmentOf(cell("environment"));
  const given = { name, environment, baseUrl: cell("baseUrl"), shopId: cell("shopId") };
  const parsed = connectionInput.safeParse(
    method.method === "api_key"
      ? { ...given, authenticationMethod: method.method, apiKey: cell("apiKey") }
      : {
          ...given,
          authenticationMethod: method.method,
          clientId: cell("clientId"),
          clientSecret: cell("clientSecret"),
          companyId: cell("companyId"),
        },
  );
  if (!parsed.success) {
    const errors = Object.entries(fieldErrorsOf(parsed.error));
    return { name, problems: errors.map(([field, message]) => sentenceOf(field, message, cell, rules)) };
  }
  const connection = parsed.data;
  if (!rules.environments.includes(connection.environment)) {
    return { name, problems: [`${environmentLabels[connection.environment]} is not set up here`] };
  }
  return { row: { position, connection: sendable(connection), ...whoItIs(connection) } };
}

/** What the column says, or which secrets there are. */
function methodOf(
  cell: (field: ImportField) => string,
): { method: "api_key" | "client_credentials"; problem?: undefined } | { problem: string } {
  const said = cell("authenticationMethod")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  if (["apikey", "key"].includes(said)) return { method: "api_key" };
  if (["clientcredentials", "oauth", "oauth2", "oauth20"].includes(said)) return { method: "client_credentials" };
  if (said)
    return {
      problem: `Authentication is “API key” or “Client credentials”, not “${cell("authenticationMethod").slice(0, 40)}”`,
    };
  const [hasKey, hasClient] = [cell("apiKey") !== "", cell("clientId") !== "" || cell("clientSecret") !== ""];
  if (hasKey && hasClient)
    return {
      problem:
        "It has an API key and client credentials: leave one of them empty, or say which in the column Authentication",
    };
  if (!hasKey && !hasClient) return { problem: "Enter an API key, or client ID and client secret" };
  return { method: hasKey ? "api_key" : "client_credentials" };
}

const environmentWords: Record<string, Environment> = {
  development: "development",
  dev: "development",
  preproduction: "preproduction",
  preprod: "preproduction",
  staging: "preproduction",
  production: "production",
  prod: "production",
  live: "production",
  sandbox: "sandbox",
};

/** What is none stays as it is, so that the rules say so. */
function environmentOf(text: string): string {
  return environmentWords[text.toLowerCase().replace(/[^a-z]/g, "")] ?? text;
}

function sentenceOf(
  field: string,
  message: string,
  cell: (field: ImportField) => string,
  { environments }: ImportRules,
): string {
  if (field === "environment" && cell("environment")) {
    const known = environments.map((one) => environmentLabels[one]).join(", ");
    return `Target environment: “${cell("environment").slice(0, 40)}” is none of those here: ${known}`;
  }
  return `${importFieldLabels[field as ImportField] ?? "Row"}: ${message}`;
}

/** Null is not what the form sends for an empty field. */
function sendable(connection: Connection): ConnectionInput {
  return Object.fromEntries(Object.entries(connection).map(([key, value]) => [key, value ?? ""])) as ConnectionInput;
}

function whoItIs(connection: Connection): Pick<GoodRow, "identity" | "sameness"> {
  const { environment, baseUrl, shopId } = connection;
  const isKey = connection.authenticationMethod === "api_key";
  const companyId = isKey ? null : connection.companyId;
  const integrationType = integrationTypeOf({ baseUrl, companyId });
  const of = (keyFingerprint: string | null) =>
    accountIdentity({
      environment,
      integrationType,
      baseUrl,
      shopId,
      companyId,
      clientId: isKey ? null : connection.clientId,
      keyFingerprint,
    });
  return { identity: isKey && !shopId ? null : of(null), sameness: of(isKey ? connection.apiKey : null) };
}
