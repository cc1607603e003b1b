"use client";

import { RotateCcw, Smartphone, Trash2 } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Fact, Facts } from "@/components/account/facts";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { SignInSecurityView } from "@/lib/users/sign-in-security-view";
import { AddAuthenticatorDialog } from "./add-authenticator-dialog";
import { RemoveAuthenticatorDialog } from "./remove-authenticator-dialog";
import { RenewRecoveryCodesDialog } from "./renew-recovery-codes-dialog";

/** From here on a password alone looks thin. */
const fewCodes = 3;

/** The second step of signing in with a password. */
export function AuthenticatorCard({ authenticator }: Pick<SignInSecurityView, "authenticator">) {
  const titleId = useId();
  const title = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<"add" | "remove" | "renew" | null>(null);
  const close = () => setOpen(null);
  return (
    <Card aria-labelledby={titleId}>
      <div ref={title} tabIndex={-1} className="outline-none">
        <CardHeader title="Authenticator app" id={titleId}>
          {!authenticator && (
            <Button variant="primary" onClick={() => setOpen("add")}>
              <Smartphone aria-hidden />
              Set up authenticator app
            </Button>
          )}
        </CardHeader>
      </div>
      {authenticator ? (
        <>
          <Facts>
            <Fact name="Second step">A code at every sign-in with your password</Fact>
            <Fact name="Set up">
              <Time at={authenticator.since} />
            </Fact>
            <Fact name="Recovery codes">{codesLeft(authenticator.recoveryCodesLeft)}</Fact>
          </Facts>
          <div className="flex flex-wrap gap-2 px-5 pt-2 pb-4">
            <Button onClick={() => setOpen("renew")}>
              <RotateCcw aria-hidden />
              New recovery codes
            </Button>
            <Button variant="danger-quiet" onClick={() => setOpen("remove")}>
              <Trash2 aria-hidden />
              Remove authenticator app
            </Button>
          </div>
          {authenticator.recoveryCodesLeft < fewCodes && (
            <div className="px-5 pb-4">
              <Callout tone="warn" title="Your recovery codes run out">
                <p>Without one, losing your phone locks you out. Make new ones and keep them apart from it.</p>
              </Callout>
            </div>
          )}
        </>
      ) : (
        <p className="px-5 py-4 text-13 text-text-2">
          Your password is enough to sign in. With an app such as those that phones and password managers bring, a code
          that changes every 30 seconds is needed too, so that a stolen password opens nothing.
        </p>
      )}
      {open === "add" && <AddAuthenticatorDialog onClose={close} finalFocus={title} />}
      {open === "remove" && <RemoveAuthenticatorDialog onClose={close} finalFocus={title} />}
      {open === "renew" && <RenewRecoveryCodesDialog onClose={close} finalFocus={title} />}
    </Card>
  );
}

function codesLeft(count: number): string {
  if (count === 0) return "None left";
  return count === 1 ? "1 left" : `${count} left`;
}
