import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { parseAccountListQuery } from "@/lib/accounts/account-list-query";
import type { Person } from "@/lib/actor";
import { parseActivityQuery } from "@/lib/audit/activity-query";
import { parseRunAccountsQuery } from "@/lib/bulk/bulk-input";
import { isAppError } from "@/lib/errors/app-error";
import { sampleSeller } from "@/lib/grants/testing/sample-grant";
import { parseTicketListQuery } from "@/lib/tickets/ticket-list-query";
import { sampleUser } from "@/lib/users/testing/sample-user";
import { type Role, roles } from "@/lib/vocabulary";

const root = new URL("../..", import.meta.url).pathname;
const missing = "00000000-0000-4000-8000-000000000000";

interface VerbRow {
  allowed: readonly Role[];
  /** What it is asked for before the person; nothing that exists, and nothing that is called. */
  asks: unknown[];
}
const account = { accountId: missing, version: 1, reason: null, heldGrantId: missing, connect: false };
const ticket = { accountId: missing, threadId: "missing", attachmentId: "missing", body: "hello", to: [] };
const application = { applicationId: missing, clientSecret: "s3cr3t", redirectUri: "https://elsewhere.example/" };
const user = { userId: missing, sessionId: missing, invitationId: missing, role: "viewer", email: "ada@example.com" };
const activity = parseActivityQuery(new URLSearchParams());
const run = { runId: missing, rows: [], identities: [], fileName: "accounts.csv", format: "csv" };
const selection = { kind: "verify", selection: { ids: [missing] }, reason: null };
const runAccounts = { runId: missing, query: parseRunAccountsQuery(new URLSearchParams()) };
const passkey = { passkeyId: missing, name: "Key" };
const connection = {
  authenticationMethod: "api_key",
  name: "Trailhead",
  environment: "production",
  baseUrl: "https://192.0.2.1",
  shopId: null,
  apiKey: "a-key",
};

/** Every verb that a page, a handler or an action calls for a person, and for whom it works. */
const verbs: Record<string, VerbRow> = {
  addAccount: { allowed: ["admin"], asks: [connection] },
  addApplication: { allowed: ["admin"], asks: [application] },
  addImportRows: { allowed: ["admin"], asks: [run] },
  answerHeldGrant: { allowed: ["admin", "seller"], asks: [account] },
  cancelBulkRun: { allowed: ["admin"], asks: [run] },
  changePassword: { allowed: ["admin", "viewer"], asks: [{ currentPassword: "x", newPassword: "y" }] },
  changeView: { allowed: ["admin", "viewer"], asks: [{ viewId: missing, name: "Mine", isShared: false }] },
  changeRole: { allowed: ["admin"], asks: [user] },
  confirmAuthenticator: { allowed: ["admin", "viewer"], asks: [{ code: "000000" }] },
  countAccounts: { allowed: ["admin", "viewer"], asks: [parseAccountListQuery(new URLSearchParams())] },
  disableUser: { allowed: ["admin"], asks: [user] },
  downloadBulkRun: { allowed: ["admin", "viewer"], asks: [run] },
  enableUser: { allowed: ["admin"], asks: [user] },
  endOwnSession: { allowed: ["admin", "viewer"], asks: [user] },
  endOwnSessions: { allowed: ["admin", "viewer"], asks: [] },
  endUserSessions: { allowed: ["admin"], asks: [user] },
  exportActivity: { allowed: ["admin", "viewer"], asks: [{ filter: activity, format: "csv" }] },
  findImportDuplicates: { allowed: ["admin"], asks: [run] },
  finishPasskeyRegistration: { allowed: ["admin", "viewer"], asks: [{ name: "Key", response: {} }] },
  getAccount: { allowed: ["admin", "viewer"], asks: [missing] },
  getAccountTable: { allowed: ["admin", "viewer"], asks: [] },
  getAccountHistory: { allowed: ["admin", "viewer"], asks: [missing] },
  getOverview: { allowed: ["admin", "viewer"], asks: [] },
  getBulkRun: { allowed: ["admin", "viewer"], asks: [missing] },
  getSignInSecurity: { allowed: ["admin", "viewer"], asks: [] },
  getKeys: { allowed: ["admin", "viewer"], asks: [] },
  getMessage: { allowed: ["admin", "viewer"], asks: [{ ...ticket, messageId: "missing" }] },
  getTicket: { allowed: ["admin", "viewer"], asks: [ticket] },
  getWorker: { allowed: ["admin", "viewer"], asks: [] },
  inviteUser: { allowed: ["admin"], asks: [user] },
  listAccounts: { allowed: ["admin", "viewer"], asks: [parseAccountListQuery(new URLSearchParams())] },
  listActivity: { allowed: ["admin", "viewer"], asks: [activity] },
  listActivityPeople: { allowed: ["admin", "viewer"], asks: ["ada"] },
  listApplications: { allowed: ["admin", "viewer"], asks: [] },
  listBulkRunAccounts: { allowed: ["admin", "viewer"], asks: [runAccounts] },
  listBulkRuns: { allowed: ["admin", "viewer"], asks: [null] },
  listRunningBulkRuns: { allowed: ["admin", "viewer"], asks: [] },
  listOwnAccounts: { allowed: ["seller"], asks: [] },
  listOwnSessions: { allowed: ["admin", "viewer"], asks: [] },
  listTags: { allowed: ["admin", "viewer"], asks: ["eu"] },
  listTickets: { allowed: ["admin", "viewer"], asks: [parseTicketListQuery(new URLSearchParams())] },
  listUsers: { allowed: ["admin"], asks: [] },
  markTicketRead: { allowed: ["admin", "viewer"], asks: [ticket] },
  openLiveStream: { allowed: ["admin", "viewer"], asks: [] },
  openImport: { allowed: ["admin"], asks: [run] },
  prepareExport: { allowed: ["admin", "viewer"], asks: [selection] },
  previewBulkRun: { allowed: ["admin"], asks: [selection] },
  openAttachment: { allowed: ["admin", "viewer"], asks: [ticket] },
  refreshToken: { allowed: ["admin"], asks: [account] },
  removeAccount: { allowed: ["admin"], asks: [account] },
  removeApplication: { allowed: ["admin"], asks: [application] },
  removeAuthenticator: { allowed: ["admin", "viewer"], asks: [] },
  removePasskey: { allowed: ["admin", "viewer"], asks: [passkey] },
  removeView: { allowed: ["admin", "viewer"], asks: [{ viewId: missing }] },
  removeUser: { allowed: ["admin"], asks: [user] },
  renameAccount: { allowed: ["admin"], asks: [account] },
  renamePasskey: { allowed: ["admin", "viewer"], asks: [passkey] },
  renewInvitation: { allowed: ["admin"], asks: [user] },
  renewRecoveryCodes: { allowed: ["admin", "viewer"], asks: [] },
  replaceApiKey: { allowed: ["admin"], asks: [account] },
  replaceApplicationSecret: { allowed: ["admin"], asks: [application] },
  replaceClientSecret: { allowed: ["admin"], asks: [account] },
  replyToTicket: { allowed: ["admin"], asks: [ticket] },
  resetPassword: { allowed: ["admin"], asks: [user] },
  resetSecondFactor: { allowed: ["admin"], asks: [user] },
  retryBulkRun: { allowed: ["admin"], asks: [run] },
  revokeAccess: { allowed: ["admin", "seller"], asks: [account] },
  revokeAllOwnAccess: { allowed: ["seller"], asks: [] },
  saveTableSettings: { allowed: ["admin", "viewer"], asks: [{ density: "compact" }] },
  saveView: {
    allowed: ["admin", "viewer"],
    asks: [{ name: "Mine", isShared: false, query: "", columns: ["name"], density: "compact" }],
  },
  startAuthenticator: { allowed: ["admin", "viewer"], asks: [] },
  startAuthorization: { allowed: ["admin"], asks: [{ ...account, purpose: "reconnect" }] },
  startBulkRun: { allowed: ["admin"], asks: [selection] },
  startImport: { allowed: ["admin"], asks: [run] },
  startKeyRotation: { allowed: ["admin"], asks: [{}] },
  startPasskeyRegistration: { allowed: ["admin", "viewer"], asks: [] },
  tagAccount: { allowed: ["admin"], asks: [{ accountId: missing, tags: ["EU"] }] },
  undoBulkRun: { allowed: ["admin"], asks: [run] },
  updateApplication: { allowed: ["admin"], asks: [application] },
  verifyAccount: { allowed: ["admin"], asks: [account] },
  verifyConnection: { allowed: ["admin"], asks: [connection] },
  withdrawInvitation: { allowed: ["admin"], asks: [user] },
};

/** What works for strangers as well: it decides by itself what it tells or does for whom. */
const open = [
  "acceptInvitation",
  "checkHealth",
  "checkReadiness",
  "completeAuthorization",
  "confirmSecondFactor",
  "findPublicApplication",
  "finishPasskeySignIn",
  "getAuthorizationResult",
  "listSignInApplications",
  "openInvitation",
  "openPasswordLink",
  "renderMetrics",
  "setNewPassword",
  "startPasskeySignIn",
  "startSellerAuthorization",
];

/** Functions that know nothing but the settings and what they are given. */
const pure = [
  "defaultRedirectUri",
  "fieldErrorsOf",
  "findOidcSettings",
  "offeredEnvironments",
  "parseAccountListQuery",
  "parseActivityQuery",
  "parseExportFormat",
  "parsePersonSearch",
  "parseTagSearch",
  "parseRunAccountsQuery",
  "parseTicketListQuery",
  "queryOfView",
  "relyingParty",
];

/** Folders of lib that are no domain; of `auth` what lies in a folder of its own is. */
const isOther = (folder: string, isDeep: boolean) =>
  ["actions", "errors", "http", "queries"].includes(folder) || (folder === "auth" && !isDeep);

type Verb = (...given: unknown[]) => Promise<unknown>;

/** Every function of the domain that pages, handlers and actions import. */
async function calledFunctions(): Promise<Map<string, Verb>> {
  const files = ["app", "lib/actions", "lib/http"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
  const found = new Map<string, Verb>();
  for (const file of files) {
    const source = readFileSync(join(root, file), "utf8");
    for (const [, names = "", path = ""] of source.matchAll(/^import \{([^}]*)\} from "@\/(lib\/[^"]+)"/gm)) {
      const [, folder, ...rest] = path.split("/");
      if (rest.length === 0 || isOther(folder ?? "", rest.length > 1)) continue;
      const module: Record<string, unknown> = await import(/* @vite-ignore */ join(root, `${path}.ts`));
      for (const name of names.split(",").map((part) => part.trim().replace(/ as .*/, ""))) {
        const value = module[name];
        if (typeof value === "function") found.set(name, value as Verb);
      }
    }
  }
  return found;
}
const called = await calledFunctions();

/** People who are there and signed in: some verbs look at the row once more. */
const [admin, viewer, seller] = [await sampleUser("admin"), await sampleUser("viewer"), await sampleSeller()];
const people: Record<Role, Person> = { admin, viewer, seller };
const personWith = (role: Role) => people[role];
/** Whether a verb got past the question for whom it runs; what it finds behind it is its own test's matter. */
async function isRefused(verb: Verb | undefined, given: unknown[]): Promise<boolean> {
  if (!verb) throw new Error("no such verb");
  const outcome = await Promise.resolve()
    .then(() => verb(...given))
    .catch((error: unknown) => error);
  return isAppError(outcome, "not_allowed");
}

describe("the verbs of the domain", () => {
  it("are all in the table", () => {
    expect([...called.keys()].sort()).toEqual([...Object.keys(verbs), ...open, ...pure].sort());
  });

  it.each(Object.entries(verbs))("%s runs for nobody but those it is for", async (name, { allowed, asks }) => {
    for (const role of roles) {
      expect(await isRefused(called.get(name), [...asks, personWith(role)]), role).toBe(!allowed.includes(role));
    }
  });

  it.each(Object.keys(verbs))("%s asks for the role before it looks at what it is asked for", async (name) => {
    const { allowed = [], asks = [] } = verbs[name] ?? {};
    const refused = roles.find((role) => !allowed.includes(role));
    if (!refused) throw new Error("for everybody");
    expect(await isRefused(called.get(name), [...asks.map(() => null), personWith(refused)])).toBe(true);
  });
});
