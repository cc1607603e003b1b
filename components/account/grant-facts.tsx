import Link from "next/link";
import type { AccountDetailView } from "@/lib/accounts/account-view";
import { paths } from "@/lib/paths";
import { CalendarDate } from "./clock-time";
import { Fact, NoValue } from "./facts";

/** Of an account connected by Sign in with Mirakl: through which application, who granted it, and since when. */
export function GrantFacts({ account }: { account: AccountDetailView }) {
  const { application, grantedBy, grantedAt, hasRefreshToken, status } = account;
  return (
    <>
      <Fact name="Application">
        {application ? (
          <>
            <Link href={paths.applications()} className="link">
              {application.name}
            </Link>
            {application.isRejected && <span className="text-bad-text">rejected by Mirakl</span>}
          </>
        ) : (
          <NoValue>Removed</NoValue>
        )}
      </Fact>
      <Fact name="Granted by">{grantedBy ?? <NoValue>Mirakl did not say</NoValue>}</Fact>
      <Fact name="Granted since">{grantedAt ? <CalendarDate at={grantedAt} /> : <NoValue>Not known</NoValue>}</Fact>
      {status !== "revoked" && (
        <Fact name="Refresh token">{hasRefreshToken ? "Yes" : <span>No: nothing can renew this access</span>}</Fact>
      )}
    </>
  );
}
