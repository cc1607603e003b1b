import { Unlink } from "lucide-react";
import { PublicFrame } from "@/components/layout/public-frame";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

/** Stands where the public page of an application was asked for that is not there. */
export function ConnectPageGone() {
  return (
    <PublicFrame>
      <Card>
        <EmptyState
          heading="h1"
          icon={<Unlink aria-hidden />}
          title="There is nothing to connect at this address"
          className="pt-10! pb-10!"
          actions={<LinkButton href={paths.signIn()}>Go to sign-in</LinkButton>}
        >
          The link may be incomplete, or is no longer used. Ask whoever sent it to you for a new one. What you connected
          before is not affected.
        </EmptyState>
      </Card>
    </PublicFrame>
  );
}
