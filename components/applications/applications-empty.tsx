import { AppWindow, Plus } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

/** No application at all: what one brings, and where its values come from. */
export function ApplicationsEmpty({ canChange }: { canChange: boolean }) {
  if (!canChange) {
    return (
      <Card>
        <EmptyState icon={<AppWindow aria-hidden />} title="No application is registered yet">
          An admin adds the first one; it appears here then.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState
        icon={<AppWindow aria-hidden />}
        title="Register your first application"
        actions={
          <LinkButton href={paths.addApplication()} variant="primary" size="large">
            <Plus aria-hidden />
            Add application
          </LinkButton>
        }
        footer="Mirakl issues client ID and client secret to your company: in its developer portal, or through your Mirakl contact."
      >
        With an application, sellers grant access on Mirakl’s own page by Sign in with Mirakl, and take it back
        themselves.
      </EmptyState>
    </Card>
  );
}
