import type { Environment } from "@/lib/vocabulary";

/** Parts of names that tell an environment. Those that could mean several only rule out the rest. */
const environmentsByPart: Record<string, Environment[]> = {
  dev: ["development"],
  development: ["development"],
  preprod: ["preproduction"],
  preproduction: ["preproduction"],
  staging: ["development", "preproduction"],
  stage: ["development", "preproduction"],
  test: ["development", "preproduction"],
  uat: ["development", "preproduction"],
  qa: ["development", "preproduction"],
  prod: ["production"],
  production: ["production"],
};

/**
 * Whether what a marketplace calls itself fits the chosen environment. The tenant's name counts before the host, and
 * of a host only the name in front of `.mirakl.net`: other hosts are named as the marketplace pleases.
 * @param names.tenantName such as `acme-prod`; null when it is not known
 * @returns the name that speaks, or null when neither tells anything
 */
export function compareEnvironment(
  names: { tenantName: string | null; host: string },
  chosen: Environment,
): { name: string; agrees: boolean } | null {
  // A sandbox plays marketplaces of every environment, so their names say nothing about it.
  if (chosen === "sandbox") return null;
  const [hostLabel] = /^[^.]+(?=\.mirakl\.net$)/.exec(names.host.toLowerCase()) ?? [];
  const byTenant = environmentsOf(names.tenantName ?? "");
  if (names.tenantName && byTenant) return { name: names.tenantName, agrees: byTenant.includes(chosen) };
  const byHost = environmentsOf(hostLabel ?? "");
  return byHost && { name: names.host, agrees: byHost.includes(chosen) };
}

/** By the last part that tells one: in `test-shop-prod` it is `prod`. */
function environmentsOf(name: string): Environment[] | null {
  const parts = name
    .toLowerCase()
    .replace(/pre[-_.]prod/g, "preprod")
    .split(/[^a-z]+/);
  const telling = parts.findLast((part) => Object.hasOwn(environmentsByPart, part));
  return (telling && environmentsByPart[telling]) || null;
}
