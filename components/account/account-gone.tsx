import { SearchX } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

/** Stands where an account was asked for that is not there, or was removed while it was looked at. */
export function AccountGone() {
  return (
    <>
      <h1 className="mb-6 text-22">Account</h1>
      <Card>
        <EmptyState
          icon={<SearchX aria-hidden className="size-5" />}
          title="This account does not exist, or no longer"
          actions={<LinkButton href={paths.accounts()}>Go to the accounts</LinkButton>}
        >
          Someone may have removed it, or the address was copied incompletely.
        </EmptyState>
      </Card>
    </>
  );
}
