import { z } from "zod";

const credentials = z.object({
  apiKeys: z.array(
    z.object({ label: z.string(), apiKey: z.string(), marketplaceUrl: z.string().nullable(), role: z.string() }),
  ),
  clients: z.array(
    z.object({
      label: z.string(),
      clientId: z.string(),
      clientSecret: z.string(),
      marketplaceUrl: z.string().nullable(),
      companyId: z.string().nullable(),
    }),
  ),
});
export type SandboxCredentials = z.infer<typeof credentials>;

/** The credentials a running sandbox is ready to accept; null when another server stands in its place. */
export async function fetchSandboxCredentials(sandboxUrl: string): Promise<SandboxCredentials | null> {
  try {
    const response = await fetch(`${sandboxUrl}/control/credentials`, { signal: AbortSignal.timeout(5_000) });
    return credentials.parse(await response.json());
  } catch {
    return null;
  }
}

interface Summary {
  appUrl: string;
  /** Null when there was an admin already. */
  firstAdmin: { email: string; generatedPassword: string | null } | null;
  sandbox: { url: string; credentials: SandboxCredentials | null } | null;
  dataFolder: string;
}

/** What `npm start` prints when everything runs. */
export function startSummary({ appUrl, firstAdmin, sandbox, dataFolder }: Summary): string {
  return [
    "",
    `  Latchkey runs at ${appUrl}`,
    ...adminLines(firstAdmin),
    ...sandboxLines(sandbox),
    "",
    `  Data and logs   ${dataFolder}`,
    "  Ctrl-C ends everything.",
    "",
  ].join("\n");
}

function adminLines(admin: Summary["firstAdmin"]): string[] {
  if (!admin) return [];
  return [
    "",
    "  The first admin",
    `    E-mail     ${admin.email}`,
    admin.generatedPassword
      ? `    Password   ${admin.generatedPassword}   (shown only now, and kept nowhere in clear)`
      : "    Password   the one of ADMIN_PASSWORD",
  ];
}

function sandboxLines(sandbox: Summary["sandbox"]): string[] {
  if (!sandbox) return [];
  const { apiKeys = [], clients = [] } = sandbox.credentials ?? {};
  return [
    "",
    `  The sandbox, a local Mirakl to try everything on: ${sandbox.url}`,
    "  Choose the environment “Sandbox” and paste:",
    ...apiKeys.flatMap(({ label, apiKey, marketplaceUrl }) => [
      "",
      `    API key: ${label}`,
      ...(marketplaceUrl ? [`      Mirakl URL      ${marketplaceUrl}`] : []),
      `      API key         ${apiKey}`,
    ]),
    ...clients.flatMap(({ label, clientId, clientSecret, marketplaceUrl, companyId }) => [
      "",
      `    Client ID and secret: ${label}`,
      ...(marketplaceUrl ? [`      Mirakl URL      ${marketplaceUrl}`] : []),
      `      Client ID       ${clientId}`,
      `      Client secret   ${clientSecret}`,
      ...(companyId ? [`      Company ID      ${companyId}`] : []),
    ]),
  ];
}
