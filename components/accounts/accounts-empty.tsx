import { Braces, KeyRound, LogIn, Plug, Plus } from "lucide-react";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import type { AuthenticationMethod } from "@/lib/vocabulary";

const shortcuts: { method: AuthenticationMethod; Icon: typeof Plug; label: string; hint: string }[] = [
  {
    method: "client_credentials",
    Icon: Braces,
    label: "Client ID and secret",
    hint: "Your own credentials, no sign-in needed. Recommended.",
  },
  {
    method: "authorization_code",
    Icon: LogIn,
    label: "Sign in with Mirakl",
    hint: "Someone with access to the shop signs in and agrees.",
  },
  {
    method: "api_key",
    Icon: KeyRound,
    label: "API key",
    hint: "A key from the shop's user settings. Never expires.",
  },
];

/** No account at all: what an account brings, and the three ways to connect one. */
export function AccountsEmpty({ canChange }: { canChange: boolean }) {
  if (!canChange) {
    return (
      <Card>
        <EmptyState icon={<Plug aria-hidden />} title="No account is connected yet">
          An admin adds the first one; it appears here then.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState
        icon={<Plug aria-hidden />}
        title="Connect your first account"
        actions={
          <LinkButton href={paths.addAccount()} variant="primary" size="large">
            <Plus aria-hidden />
            Add account
          </LinkButton>
        }
      >
        Once an account is connected, Latchkey checks it and refreshes its token before it expires.
      </EmptyState>
      <div className="grid grid-cols-3 border-line border-t phone:grid-cols-1">
        {shortcuts.map(({ method, Icon, label, hint }) => (
          <Link
            key={method}
            href={paths.addAccount(2, method)}
            className="grid grid-cols-[20px_1fr] content-start gap-x-3 gap-y-0.5 border-line px-6 py-5 not-first:border-l last:rounded-b-card hover:bg-hover phone:not-first:border-t phone:not-first:border-l-0"
          >
            <Icon aria-hidden className="mt-0.5 size-5 text-text-3" />
            <span className="font-medium">{label}</span>
            <span className="col-start-2 text-13 text-text-2">{hint}</span>
          </Link>
        ))}
      </div>
    </Card>
  );
}
