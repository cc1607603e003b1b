import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export interface OpenIdProvider {
  /** The product's settings for it. */
  settings: Record<string, string>;
  close: () => Promise<void>;
}

/**
 * A certified OpenID provider (oidc-provider), as a company has one. Whoever signs in there types who they are in the
 * place of a login: the claims as an address has parameters, `email=ada@acme.example&groups=latchkey-admins`.
 */
export async function startOpenIdProvider(appUrl: string): Promise<OpenIdProvider> {
  const client = { id: "latchkey", secret: randomBytes(24).toString("base64url") };
  const server = createServer((request, response) => void callback(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const speakAgain = silenceOwnWarnings();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${appUrl}/api/auth/callback/oidc`],
      },
    ],
    cookies: { keys: [randomBytes(16).toString("hex")] },
    jwks: { keys: [generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" })] },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    claims: { email: ["email", "email_verified"], profile: ["name", "groups"] },
    // As most providers do: the claims are in the ID token.
    conformIdTokenClaims: false,
    findAccount: (_, accountId) => ({ accountId, claims: async () => ({ sub: accountId, ...claimsOf(accountId) }) }),
  });
  const callback = provider.callback();
  return {
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: "Acme ID",
      OIDC_ADMIN_VALUES: "latchkey-admins",
      OIDC_VIEWER_VALUES: "latchkey-viewers",
    },
    close: () =>
      new Promise((resolve) => {
        speakAgain();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * oidc-provider warns of what is not for production: sign-in pages for development and tokens in memory, which is what
 * a test wants. Every other warning goes on.
 */
function silenceOwnWarnings(): () => void {
  const { warn } = console;
  console.warn = (...given: unknown[]) => {
    if (!String(given[0]).includes("oidc-provider WARNING:")) warn(...given);
  };
  return () => {
    console.warn = warn;
  };
}

function claimsOf(login: string): Record<string, unknown> {
  const { email = "", groups = "", name = "Ada Acme" } = Object.fromEntries(new URLSearchParams(login));
  return { email, email_verified: true, name, groups: groups.split(",") };
}
