import { Callout } from "@/components/ui/callout";
import type { ErrorView } from "@/lib/accounts/account-view";

/** Access that is over here while Mirakl has not confirmed it: nothing for the seller to do. */
export function RevocationPending({ failure }: { failure: ErrorView | null }) {
  return (
    <Callout tone="warn" title="Revocation pending at Mirakl">
      <p>
        This platform has stopped using the access. Mirakl has not confirmed the end of it yet, and is asked again until
        it does.
      </p>
      {failure && <p className="text-text-2">{failure.message}</p>}
    </Callout>
  );
}

/** Access that is over here and of which Mirakl cannot be told. */
export function MiraklUntold() {
  return (
    <Callout tone="warn" title="Mirakl could not be told">
      <p>
        This platform has stopped using the access, and cannot use it again: it cannot open the token that it stored.
        For the same reason it could not tell Mirakl. The token ends there by itself, or when you ask Mirakl to revoke
        the authorization.
      </p>
    </Callout>
  );
}
