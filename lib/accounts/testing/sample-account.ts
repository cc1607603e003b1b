import { randomUUID } from "node:crypto";
import type { NewAccount } from "@/db/queries/accounts";

/** A row for tests: a healthy client-credentials account of its own shop, with what the test cares about on top. */
export function sampleAccount(own: Partial<NewAccount> = {}): NewAccount & { id: string } {
  const id = own.id ?? randomUUID();
  return {
    name: `Shop ${id.slice(0, 8)}`,
    authenticationMethod: "client_credentials",
    environment: "production",
    integrationType: "marketplace_seller",
    identity: `test|${id}`,
    baseUrl: "https://acme-prod.mirakl.net",
    host: "acme-prod.mirakl.net",
    clientId: `client-${id}`,
    shopId: "2000",
    shopName: "ACME SHOP",
    ...own,
    id,
  };
}
