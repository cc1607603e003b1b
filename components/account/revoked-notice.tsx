import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import type { AccountDetailView, RevocationView } from "@/lib/accounts/account-view";
import type { ErrorCode } from "@/lib/errors/error-table";
import { CalendarDate, ClockTime } from "./clock-time";

/** Failures that asking again does not mend. */
const needsSomeone: ReadonlySet<ErrorCode> = new Set([
  "application_rejected",
  "mirakl_client_rejected",
  "encryption_key_missing",
  "sealed_value_unreadable",
]);

/** Of a revoked account: by whom, when, why, and how it stands at Mirakl. */
export function RevokedNotice({
  account: { revocation, application, isMiraklUntold },
}: {
  account: AccountDetailView;
}) {
  const again = application
    ? "To use the account again, someone signs in with Mirakl again: Reconnect leads there."
    : "Its application was removed, so it cannot be reconnected: add the account anew.";
  if (!revocation) {
    return (
      <Callout title="Access was revoked">
        <p>Nothing is read from Mirakl with this account. {again}</p>
      </Callout>
    );
  }
  const { at, by, reason, confirmedAt } = revocation;
  return (
    <>
      <Callout title="Access was revoked">
        <p>
          By {by ?? "someone who is no longer here"} on <CalendarDate at={at} />, <Time at={at} quiet />
          {reason ? `: “${reason}”` : "."}
        </p>
        <p>
          Nothing is read from Mirakl with this account. {confirmedAt && <Confirmed at={confirmedAt} />}
          {again}
        </p>
      </Callout>
      {isMiraklUntold && <MiraklUntold failure={revocation.failure} />}
      {!confirmedAt && !isMiraklUntold && <PendingRevocation revocation={revocation} />}
    </>
  );
}

function Confirmed({ at }: { at: string }) {
  return (
    <>
      Mirakl confirmed the revocation at <ClockTime at={at} />, and its tokens are destroyed.{" "}
    </>
  );
}

function PendingRevocation({ revocation: { attempts, failure, nextAttemptAt } }: { revocation: RevocationView }) {
  return (
    <Callout tone="warn" title="Revocation pending at Mirakl">
      <p>
        Latchkey has stopped using the access for good. Mirakl has not confirmed the revocation yet and is asked again
        until it does; the token is kept sealed for that alone.
      </p>
      {failure && <p>{failure.message}</p>}
      {(attempts > 0 || nextAttemptAt) && (
        <p className="text-text-2">
          {attempts > 0 && `Asked ${attempts === 1 ? "once" : `${attempts} times`} so far. `}
          {nextAttemptAt && (
            <>
              {attempts > 0 ? `Attempt ${attempts + 1} follows ` : "Mirakl is asked "}
              <Time at={nextAttemptAt} quiet past={() => "now"} />.
            </>
          )}
        </p>
      )}
      {failure && needsSomeone.has(failure.code) && <p>{failure.advice.join(" ")}</p>}
    </Callout>
  );
}

/** What can be done where the stored token cannot be opened. */
function MiraklUntold({ failure }: Pick<RevocationView, "failure">) {
  const mayReturn = failure?.code === "encryption_key_missing";
  const atMirakl = [
    "Have Mirakl revoke the authorization: its support can, and the shop’s main user can ask for it.",
    "Or make a new client secret for the application at Mirakl, which ends the tokens of all its accounts, and replace it under Applications: the other accounts go on by themselves.",
  ];
  return (
    <Callout
      tone="warn"
      title="Mirakl could not be told"
      steps={mayReturn ? ["Put the key back and restart: Latchkey tells Mirakl by itself.", ...atMirakl] : atMirakl}
    >
      <p>
        Latchkey has stopped using the access for good, but the token cannot be opened, so Mirakl does not know.
        {mayReturn ? "" : " It was destroyed here."}
      </p>
      {failure && <p>{failure.message}</p>}
    </Callout>
  );
}
