import Link from "next/link";
import { Callout } from "@/components/ui/callout";
import { useNumber } from "@/components/ui/use-number";
import type { KeyView, LostSecretsView } from "@/lib/keys/key-view";
import { paths } from "@/lib/paths";
import { counted, named } from "./key-words";

const link = "text-accent-text underline-offset-2 hover:underline";

/** What cannot be opened for want of a key, account by account, and what to do. */
export function LostKeys({ keys, lost }: { keys: readonly KeyView[]; lost: LostSecretsView }) {
  const number = useNumber();
  const missing = keys.filter(({ state }) => state === "missing");
  const { accounts, accountCount, applications, parkedGrantCount, authenticatorCount } = lost;
  const others = accountCount - accounts.length;
  return (
    <Callout
      tone="bad"
      title={`Key ${named(missing)} is missing`}
      steps={[
        `Put ${named(missing)} back into ENCRYPTION_KEYS of every process, and restart: everything goes on by itself.`,
        "If it is lost for good, open each account here and reconnect it, or enter its credentials anew; replace client secrets under Applications.",
      ]}
    >
      <p>What it seals cannot be opened by anybody. Everything else works.</p>
      {accountCount > 0 && (
        <>
          <p>{counted(accountCount, "account", number)}:</p>
          <ul aria-label="Accounts that need the missing key" className="list-disc pl-5">
            {accounts.map(({ id, name }) => (
              <li key={id}>
                <Link href={paths.account(id)} className={link}>
                  {name}
                </Link>
              </li>
            ))}
            {others > 0 && <li>and {number(others)} more</li>}
          </ul>
        </>
      )}
      {applications.length > 0 && (
        <p>
          {counted(applications.length, "application", number)}:{" "}
          <Link href={paths.applications()} className={link}>
            {applications.map(({ name }) => name).join(", ")}
          </Link>
        </p>
      )}
      {authenticatorCount > 0 && (
        <p>
          {counted(authenticatorCount, "authenticator app", number)}, whose codes cannot be checked: a recovery code or
          a passkey lets their owners in.
        </p>
      )}
      {parkedGrantCount > 0 && <p>{counted(parkedGrantCount, "former token", number)}, to be revoked at Mirakl.</p>}
    </Callout>
  );
}
