import type { Secret } from "@/lib/secret";

/** A token as Mirakl issued it. */
export interface TokenAnswer {
  accessToken: Secret;
  refreshToken: Secret | null;
  /** Lifetime from the moment of issue; null = it never expires. */
  expiresInSeconds: number | null;
  /** E-mail of the user who consented; null for client credentials. */
  resourceOwner: string | null;
  companyId: string | null;
  companyName: string | null;
  /** Tenant of the marketplace, where Mirakl names one. */
  marketplaceId: string | null;
  /** API base of that marketplace, as Mirakl wrote it. */
  marketplaceUrl: string | null;
  shopId: string | null;
  shopName: string | null;
}
