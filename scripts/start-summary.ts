import { z } from "zod";
import { type IntegrationType, integrationTypeLabels } from "@/lib/vocabulary";

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
  applications: z
    .array(z.object({ label: z.string(), integrationType: z.string(), clientId: z.string(), clientSecret: z.string() }))
    .default([]),
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

/** What `npm start` prints when everything runs; what is needed first stands last, where the eye is. */
export function startSummary({ appUrl, firstAdmin, sandbox, dataFolder }: Summary): string {
  return [
    "",
    ...sandboxLines(sandbox),
    `  Latchkey runs at  ${appUrl}`,
    ...adminLines(firstAdmin),
    "",
    `  Data and logs     ${dataFolder}`,
    "  Ctrl-C ends everything.",
    "",
  ].join("\n");
}

function adminLines(admin: Summary["firstAdmin"]): string[] {
  if (!admin) return [];
  return [
    "",
    `  First admin       ${admin.email}`,
    admin.generatedPassword
      ? `  Password          ${admin.generatedPassword}  (shown only now, and kept nowhere in clear)`
      : "  Password          the one of ADMIN_PASSWORD",
  ];
}

function sandboxLines(sandbox: Summary["sandbox"]): string[] {
  if (!sandbox) return [];
  const { apiKeys = [], clients = [], applications = [] } = sandbox.credentials ?? {};
  const keys = apiKeys.map(({ label, marketplaceUrl, apiKey }) => [label, marketplaceUrl ?? "", apiKey]);
  const pairs = clients.map(({ label, marketplaceUrl, companyId, clientId, clientSecret }) => [
    label,
    marketplaceUrl ?? (companyId ? `Company ID ${companyId}` : "no URL, no Company ID"),
    clientId,
    clientSecret,
  ]);
  return [
    `  Sandbox           ${sandbox.url}  (a local Mirakl: choose the environment “Sandbox” and paste from below)`,
    "",
    ...table(["API keys of", "Mirakl URL", "API key"], keys),
    ...table(["Clients of", "Mirakl URL or Company ID", "Client ID", "Client secret"], pairs),
    ...table(
      ["Applications, for Sign in with Mirakl", "Integration type", "Client ID", "Client secret"],
      applications.map(({ label, integrationType, clientId, clientSecret }) => [
        label,
        integrationTypeLabels[integrationType as IntegrationType] ?? integrationType,
        clientId,
        clientSecret,
      ]),
    ),
  ];
}

function table(headings: string[], rows: string[][]): string[] {
  if (rows.length === 0) return [];
  const widths = headings.map((_, column) => Math.max(...[headings, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    `    ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd();
  return [line(headings), ...rows.map(line), ""];
}
