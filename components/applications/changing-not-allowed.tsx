import { Lock } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

/** Stands in the form's place for who may only look. */
export function ChangingNotAllowed() {
  return (
    <>
      <h1 className="mb-6 text-22">Applications</h1>
      <Card>
        <EmptyState
          icon={<Lock aria-hidden className="size-5" />}
          title="Only admins add and change applications"
          actions={<LinkButton href={paths.applications()}>Go to the applications</LinkButton>}
        >
          Your role lets you see every application, but change none. Ask an admin to do it, or to change your role.
        </EmptyState>
      </Card>
    </>
  );
}
