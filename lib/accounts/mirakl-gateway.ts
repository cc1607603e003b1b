import { env } from "@/lib/env";
import { AppError } from "@/lib/errors/app-error";
import type { Environment } from "@/lib/vocabulary";

/** Base address of an environment's authentication system, from the settings. */
export function authUrl(environment: Environment): string {
  const settings = env();
  switch (environment) {
    case "development":
      return settings.MIRAKL_AUTH_URL_DEVELOPMENT;
    case "preproduction":
      return settings.MIRAKL_AUTH_URL_PREPRODUCTION;
    case "production":
      return settings.MIRAKL_AUTH_URL_PRODUCTION;
    case "sandbox":
      if (settings.MIRAKL_SANDBOX_URL) return settings.MIRAKL_SANDBOX_URL;
      throw new AppError("address_not_allowed", { details: { host: "The sandbox", reason: "no sandbox is configured" } });
  }
}
