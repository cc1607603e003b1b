import { Lock } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

/** Stands in the wizard's place for who may only look. */
export function AddingNotAllowed() {
  return (
    <>
      <h1 className="mb-6 text-22">Add account</h1>
      <Card>
        <EmptyState
          icon={<Lock aria-hidden className="size-5" />}
          title="Only admins add accounts"
          actions={<LinkButton href={paths.accounts()}>Go to the accounts</LinkButton>}
        >
          Your role lets you see every account, but change none. Ask an admin to add it, or to change your role.
        </EmptyState>
      </Card>
    </>
  );
}
