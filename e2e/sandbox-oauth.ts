import type { Client, Shop } from "./sandbox";

export type IntegrationType = "marketplace_operator" | "marketplace_seller" | "connect_seller";

/** What a company registers at Mirakl for "Sign in with Mirakl". */
export interface MiraklApplication extends Pick<Client, "clientId" | "clientSecret"> {
  label: string;
  integrationType: IntegrationType;
}

/** Somebody who can sign in at the played Mirakl. */
export interface MiraklPerson {
  email: string;
  name: string;
}

/** What a person allowed an application, as Mirakl knows it. */
export interface MiraklAuthorization {
  authorizationId: string;
  state: string;
  livingAccessTokens: number;
}

type Control = <T>(method: string, path: string, body?: object) => Promise<T>;

/** The control calls of the played Mirakl about "Sign in with Mirakl". */
export class SandboxOauth {
  constructor(private readonly control: Control) {}

  async createApplication(application: {
    label: string;
    redirectUri: string;
    integrationType?: IntegrationType;
    refreshTokens?: "static" | "rotating";
    tokenLifetimeSeconds?: number;
  }): Promise<MiraklApplication> {
    const {
      label,
      redirectUri,
      integrationType = "marketplace_seller",
      refreshTokens,
      tokenLifetimeSeconds,
    } = application;
    return this.control("POST", "/applications", {
      label,
      integrationType,
      redirectUris: [redirectUri],
      ...(refreshTokens && { refreshTokens }),
      ...(tokenLifetimeSeconds && { tokenLifetime: tokenLifetimeSeconds }),
    });
  }

  /** A person who may sign in for these shops, marketplaces or companies. */
  async createPerson(
    reach: { shops?: Shop[]; companies?: string[]; operatorOf?: string[]; email?: string } = {},
  ): Promise<MiraklPerson> {
    const { shops = [], companies = [], operatorOf = [], email } = reach;
    return this.control("POST", "/people", {
      ...(email && { email }),
      shops: shops.map(({ marketplace, shopId }) => ({ marketplace, shopId })),
      companies,
      operatorOf,
    });
  }

  async createCompany(name: string): Promise<{ companyId: string; name: string }> {
    return this.control("POST", "/companies", { name });
  }

  /** The code that Mirakl's pages would have given, for a test that makes its own way back. */
  async createCode(
    { clientId }: Pick<Client, "clientId">,
    grant: { person: MiraklPerson; shop: Shop; redirectUri: string },
  ): Promise<string> {
    const { person, shop, redirectUri } = grant;
    const { marketplace, shopId } = shop;
    const ask = { clientId, email: person.email, marketplace, shopId, redirectUri };
    return (await this.control<{ code: string }>("POST", "/codes", ask)).code;
  }

  async authorizationsOf({ clientId }: Pick<Client, "clientId">): Promise<MiraklAuthorization[]> {
    const answer = await this.control<{ authorizations: MiraklAuthorization[] }>(
      "GET",
      `/authorizations?${new URLSearchParams({ clientId })}`,
    );
    return answer.authorizations;
  }

  /** Ends an authorization at Mirakl's side. */
  async revokeAuthorization({ authorizationId }: MiraklAuthorization): Promise<void> {
    await this.control("POST", "/authorizations/revoke", { authorizationId });
  }
}
