import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { tokenStorage } from "./token-storage";

/** What somebody granted, as it is handed out. */
export interface MintedGrant {
  accessToken: string;
  refreshToken: string;
}

export interface AuthorizationServer {
  origin: string;
  client: { clientId: string; clientSecret: string };
  /** Grants access for a name, as the end of a sign-in would. */
  mint: (name: string) => Promise<MintedGrant>;
  /** To whom a living access token belongs; null for every other. */
  ownerOf: (accessToken: string) => Promise<string | null>;
  /** What the server itself says of a token (RFC 7662): whether it is alive, and whose it is. */
  introspect: (token: string) => Promise<{ isActive: boolean; owner: string | null }>;
  close: () => Promise<void>;
}

const scope = "offline_access";
const dayS = 86_400;

/**
 * A certified authorization server of somebody else (oidc-provider) that issues short access tokens. With rotation,
 * a refresh spends its refresh token, and using a spent one ends the grant with all its tokens.
 */
export async function startAuthorizationServer(options: {
  rotates: boolean;
  lifetimeSeconds: number;
}): Promise<AuthorizationServer> {
  const client = { clientId: "chaos", clientSecret: randomBytes(24).toString("base64url") };
  const server = createServer((request, response) => void callback(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(origin, {
    adapter: tokenStorage(),
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        grant_types: ["authorization_code", "refresh_token"],
        redirect_uris: ["https://latchkey.example/auth/mirakl"],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    cookies: { keys: [randomBytes(16).toString("hex")] },
    jwks: { keys: [generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" })] },
    features: { devInteractions: { enabled: false }, introspection: { enabled: true, allowedPolicy: () => true } },
    findAccount: (_, accountId) => ({ accountId, claims: async () => ({ sub: accountId }) }),
    rotateRefreshToken: options.rotates,
    ttl: { AccessToken: options.lifetimeSeconds, Grant: 30 * dayS, RefreshToken: 30 * dayS },
  });
  const callback = provider.callback();

  return {
    origin,
    client,
    async mint(name) {
      const registered = await provider.Client.find(client.clientId);
      if (!registered) throw new Error("The client is not registered");
      const grant = new provider.Grant({ accountId: name, clientId: client.clientId });
      grant.addOIDCScope(scope);
      const grantId = await grant.save();
      const of = { accountId: name, client: registered, grantId, scope, expiresWithSession: false };
      const refreshToken = new provider.RefreshToken({ ...of, gty: "authorization_code" });
      const accessToken = new provider.AccessToken({ ...of, gty: "authorization_code" });
      return { accessToken: await accessToken.save(), refreshToken: await refreshToken.save() };
    },
    async ownerOf(accessToken) {
      const found = await provider.AccessToken.find(accessToken);
      return found?.accountId ?? null;
    },
    async introspect(token) {
      const { clientId, clientSecret } = client;
      const response = await fetch(`${origin}/token/introspection`, {
        method: "POST",
        body: new URLSearchParams({ token, client_id: clientId, client_secret: clientSecret }),
      });
      const answer = (await response.json()) as { active: boolean; sub?: string };
      return { isActive: response.ok && answer.active, owner: answer.sub ?? null };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
