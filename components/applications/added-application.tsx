import { Callout } from "@/components/ui/callout";
import type { ApplicationView } from "@/lib/applications/application-view";

/** What to do next with an application that was just added. */
export function AddedApplication({ application }: { application: ApplicationView }) {
  const { name, redirectUri, connectUrl } = application;
  return (
    <Callout
      tone="ok"
      live
      title={`${name} is added`}
      steps={[
        `At Mirakl, register the redirect URI ${redirectUri} for this client.`,
        `Send sellers to ${connectUrl}, or add an account by Sign in with Mirakl yourself.`,
      ]}
    />
  );
}
