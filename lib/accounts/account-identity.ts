import type { Environment, IntegrationType } from "@/lib/vocabulary";

/** Who an account is at Mirakl, as far as it is known. */
export interface IdentityFacts {
  environment: Environment;
  integrationType: IntegrationType;
  /** Origin of the marketplace. */
  baseUrl: string | null;
  /** Shop that answered, else the one that calls name. */
  shopId: string | null;
  companyId: string | null;
  clientId: string | null;
  /** Of the API key. */
  keyFingerprint: string | null;
}

/**
 * One text per shop, company or client and environment: what a unique index compares. Where Mirakl does not tell
 * the shop (a role without the right to read it), the credential stands in for it.
 */
export function accountIdentity(facts: IdentityFacts): string {
  const { environment, integrationType, baseUrl, shopId, companyId, clientId, keyFingerprint } = facts;
  switch (integrationType) {
    case "connect_seller":
      return ["company", environment, companyId].join("|");
    case "connect_channel_partner":
      return ["client", environment, clientId].join("|");
    case "marketplace_operator":
      return ["operator", environment, baseUrl].join("|");
    case "marketplace_seller":
      if (shopId) return ["shop", environment, baseUrl, shopId].join("|");
      return ["credential", environment, baseUrl, clientId ?? keyFingerprint].join("|");
  }
}
