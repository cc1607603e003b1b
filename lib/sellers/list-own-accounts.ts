import { listLastPolls } from "@/db/queries/account-polls";
import type { AccountRow } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { listHeldGrants, listRevocationsOfAccounts, type ParkedGrantRow } from "@/db/queries/parked-grants";
import { listAccountsOfIdentities, listEmailsOfIdentities } from "@/db/queries/seller-identities";
import { storedErrorView } from "@/lib/accounts/error-view";
import { tokenStatus } from "@/lib/accounts/token-status";
import { type Person, requireRole } from "@/lib/actor";
import { grantedName, grantedWhereabouts } from "@/lib/grants/granted-shop";
import type { ApplicationIntegrationType, TokenStatus } from "@/lib/vocabulary";
import { toHeldGrantView } from "./held-grant-view";
import type { OwnAccountsView, SellerAccountView } from "./seller-view";

/** What a seller's identities granted, and what waits for their decision. Nothing of anybody else. */
export async function listOwnAccounts(person: Person): Promise<OwnAccountsView> {
  requireRole(person, "seller");
  const { identityIds } = person;
  const [accounts, held, emails, now] = await Promise.all([
    listAccountsOfIdentities(identityIds),
    listHeldGrants({ userId: null, identityIds }),
    listEmailsOfIdentities(identityIds),
    databaseNow(),
  ]);
  const ids = accounts.map(({ id }) => id);
  const [revocations, lastPolls] = await Promise.all([listRevocationsOfAccounts(ids), listLastPolls(ids)]);
  const questions = await Promise.all(held.map((grant) => toHeldGrantView(grant, null)));
  return {
    accounts: accounts
      .map((account) =>
        toSellerAccountView(account, { revocations, lastPolledAt: lastPolls.get(account.id) ?? null, now }),
      )
      .sort((one, other) => order(one) - order(other) || one.name.localeCompare(other.name)),
    held: questions.filter((question) => question !== null),
    emails,
    now: now.toISOString(),
  };
}

/** The one that needs a hand first, revoked ones last. */
function order({ status }: SellerAccountView): number {
  const ranks: Partial<Record<TokenStatus, number>> = { reconnect: 0, revoked: 2 };
  return ranks[status] ?? 1;
}

function toSellerAccountView(
  account: AccountRow,
  context: { revocations: ParkedGrantRow[]; lastPolledAt: Date | null; now: Date },
): SellerAccountView {
  const { revocations, lastPolledAt, now } = context;
  const iso = (instant: Date | null) => instant?.toISOString() ?? null;
  const pending = revocations.find(({ accountId }) => accountId === account.id);
  const uses = [account.lastVerifiedAt, account.lastRefreshedAt, lastPolledAt].filter((use) => use !== null);
  const isRenewed = account.nextRefreshAt !== null;
  const isUnconfirmed = account.revokedAt !== null && account.revokedAtMiraklAt === null;
  return {
    id: account.id,
    name: grantedName(account),
    whereabouts: grantedWhereabouts(account),
    environment: account.environment,
    integrationType: account.integrationType as ApplicationIntegrationType,
    status: tokenStatus(account, now),
    grantedAt: iso(account.grantedAt),
    grantedBy: account.grantedBy,
    lastUsedAt: iso(uses.sort((one, other) => one.getTime() - other.getTime()).at(-1) ?? null),
    endsAt: isRenewed ? null : iso(account.expiresAt),
    revokedAt: iso(account.revokedAt),
    revokedBy: account.revokedBy,
    isRevocationPending: isUnconfirmed && !account.lastErrorCode,
    isMiraklUntold: isUnconfirmed && account.lastErrorCode !== null,
    revocationFailure: pending ? storedErrorView(pending) : null,
  };
}
