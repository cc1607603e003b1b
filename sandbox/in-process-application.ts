import type { createInProcessSandbox } from "./in-process-sandbox";
import type { IntegrationType } from "./state/sign-in-entries";

const redirectUri = "https://dashboard.example/auth/mirakl";
const email = "nia.okafor@fernandoak.example";
const operatorEmail = "owen.castle@acme.example";

interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** An application of its own in a sandbox for tests, and what it may ask the authentication system. */
export async function createInProcessApplication(
  { ask, control }: Pick<ReturnType<typeof createInProcessSandbox>, "ask" | "control">,
  integrationType: IntegrationType,
  options: Record<string, unknown> = {},
) {
  const made = await control("POST", "/applications", { integrationType, redirectUris: [redirectUri], ...options });
  const client = { client_id: String(made.body.clientId), client_secret: String(made.body.clientSecret) };
  const post = async (
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const response = await ask(`http://127.0.0.1:4400${path}`, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers,
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const askToken = (fields: Record<string, string>) => post("/oauth/token", { ...client, ...fields }, {});
  const exchange = (code: string, more: Record<string, string> = {}) =>
    askToken({ grant_type: "authorization_code", code, ...more });
  /** A code without the pages: of a person who has a place of the fitting kind. */
  const code = async (more: Record<string, unknown> = {}) => {
    const { body: credentials } = await control("GET", "/credentials");
    const people = credentials.people as { email: string; companies: { companyId: string }[] }[];
    const companyId = people.find((person) => person.email === email)?.companies[0]?.companyId;
    const choice = {
      marketplace_operator: { email: operatorEmail, marketplace: "acme" },
      marketplace_seller: { email, marketplace: "acme", shopId: 2002 },
      connect_seller: { email, companyId },
    }[integrationType];
    const { body } = await control("POST", "/codes", { clientId: client.client_id, ...choice, ...more });
    return String(body.code);
  };
  return {
    clientId: client.client_id,
    clientSecret: client.client_secret,
    redirectUri,
    askToken,
    code,
    exchange,
    /** The tokens of a fresh authorization. */
    grant: async (more: Record<string, unknown> = {}) => {
      const { body } = await exchange(await code(more));
      return { accessToken: String(body.access_token), refreshToken: String(body.refresh_token) };
    },
    refresh: (refreshToken: string) => askToken({ grant_type: "refresh_token", refresh_token: refreshToken }),
    /** @param header an Authorization header in place of the right one; null for none */
    revoke: (token: string, more: Record<string, string> = {}, header: string | null = basic(client)) =>
      post(
        "/oauth/token/revoke",
        { token, token_type_hint: "access_token", ...more },
        header === null ? {} : { Authorization: header },
      ),
    authorizations: async () => {
      const { body } = await control("GET", `/authorizations?clientId=${client.client_id}`);
      return body.authorizations as Record<string, unknown>[];
    },
  };
}

function basic(client: { client_id: string; client_secret: string }): string {
  return `Basic ${Buffer.from(`${client.client_id}:${client.client_secret}`).toString("base64")}`;
}
