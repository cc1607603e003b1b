import type { ApplicationRow } from "@/db/queries/applications";
import { authHost } from "@/lib/accounts/mirakl-gateway";
import type { PublicApplicationView } from "./application-view";

/** What strangers may see of an application. */
export function toPublicApplicationView(application: ApplicationRow): PublicApplicationView {
  const { slug, name, integrationType, audience, environment } = application;
  return {
    slug,
    name,
    integrationType,
    marketplace: audience && marketplaceName(audience),
    authHost: authHost(environment),
  };
}

/** What people call the marketplace of an audience: `acme-prod:2000` is Acme's. */
export function marketplaceName(audience: string): string {
  const [tenant = ""] = audience.split(":");
  const words = tenant.replace(/[-_.](dev|test|sandbox|staging|preprod|prod|production)$/i, "").split(/[-_.]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}
