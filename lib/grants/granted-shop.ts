import type { ApplicationRow } from "@/db/queries/applications";
import type { StoredGrantedShop } from "@/db/queries/parked-grants";
import { accountIdentity } from "@/lib/accounts/account-identity";
import { normaliseMiraklUrl } from "@/lib/accounts/mirakl-url";
import { AppError } from "@/lib/errors/app-error";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";

/** What a grant opens, and who granted it, as its token answer tells. */
export interface GrantedShop extends StoredGrantedShop {
  /** As `accounts.identity`. */
  identity: string;
  /** Where Mirakl vouches for the e-mail of the resource owner: the marketplace's origin, or the company's ID. */
  tenant: string;
}

/**
 * Reads the extra fields of an authorization code answer, which depend on the integration type.
 * @throws AppError `grant_identity_missing` when they do not tell what was granted
 */
export function grantedShop(
  token: TokenAnswer,
  application: Pick<ApplicationRow, "environment" | "integrationType" | "clientId">,
  authHost: string,
): GrantedShop {
  const { environment, integrationType, clientId } = application;
  const missing = (what: string) =>
    new AppError("grant_identity_missing", {
      details: { host: authHost, reason: `${what} is missing from its answer` },
    });

  if (integrationType === "connect_seller") {
    const { companyId, companyName } = token;
    if (!companyId) throw missing("company_id");
    return withIdentity({ companyId, companyName }, companyId);
  }
  const { marketplaceId, shopId, shopName } = token;
  if (!token.marketplaceUrl) throw missing("marketplace_url");
  // It is the base of API calls, with or without a path.
  const marketplace = normaliseMiraklUrl(token.marketplaceUrl);
  if (!marketplace.ok) throw missing("a usable marketplace_url");
  const baseUrl = marketplace.origin;
  if (integrationType === "marketplace_operator") return withIdentity({ baseUrl, marketplaceId }, baseUrl);
  if (!shopId) throw missing("shop_id");
  return withIdentity({ baseUrl, marketplaceId, shopId, shopName }, baseUrl);

  function withIdentity(known: Partial<StoredGrantedShop>, tenant: string): GrantedShop {
    const shop: StoredGrantedShop = {
      baseUrl: null,
      marketplaceId: null,
      shopId: null,
      shopName: null,
      companyId: null,
      companyName: null,
      resourceOwner: token.resourceOwner,
      ...known,
    };
    const identity = accountIdentity({ environment, integrationType, clientId, keyFingerprint: null, ...shop });
    return { ...shop, identity, tenant };
  }
}

/** What people call it: the shop, the company, or an operator's marketplace. */
export function grantedName(
  shop: Pick<StoredGrantedShop, "shopName" | "shopId" | "companyName" | "companyId" | "baseUrl">,
): string {
  const { shopName, shopId, companyName, companyId, baseUrl } = shop;
  return (
    shopName ??
    companyName ??
    (shopId && `Shop ${shopId}`) ??
    (companyId && `Company ${companyId}`) ??
    (baseUrl ? new URL(baseUrl).host : "Mirakl")
  );
}

/** Where it is, below its name: "Shop 2000 on acme-prod.mirakl.net". */
export function grantedWhereabouts(shop: Pick<StoredGrantedShop, "shopId" | "companyId" | "baseUrl">): string {
  const { shopId, companyId, baseUrl } = shop;
  if (!baseUrl) return companyId ? `Mirakl Connect, company ${companyId}` : "Mirakl Connect";
  const { host } = new URL(baseUrl);
  return shopId ? `Shop ${shopId} on ${host}` : `Operator of ${host}`;
}
