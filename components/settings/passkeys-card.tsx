"use client";

import { KeyRound, Pencil, Plus, Trash2 } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { PasskeyView } from "@/lib/users/sign-in-security-view";
import { AddPasskeyDialog } from "./add-passkey-dialog";
import { RemovePasskeyDialog } from "./remove-passkey-dialog";
import { RenamePasskeyDialog } from "./rename-passkey-dialog";

interface PasskeysCardProps {
  passkeys: PasskeyView[];
  /** Whether they can work at this address. */
  isOffered: boolean;
}

type Open = { kind: "add" } | { kind: "rename" | "remove"; passkey: PasskeyView };

/** What signs somebody in without a password. */
export function PasskeysCard({ passkeys, isOffered }: PasskeysCardProps) {
  const titleId = useId();
  const title = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const common = { onClose: () => setOpen(null), finalFocus: title };
  return (
    <Card aria-labelledby={titleId}>
      <div ref={title} tabIndex={-1} className="outline-none">
        <CardHeader title="Passkeys" id={titleId}>
          {isOffered && (
            <Button onClick={() => setOpen({ kind: "add" })}>
              <Plus aria-hidden />
              Add passkey
            </Button>
          )}
        </CardHeader>
      </div>
      {passkeys.length > 0 && (
        <ul aria-labelledby={titleId} className="divide-y divide-line px-5 py-1">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onOpen={(kind) => setOpen({ kind, passkey })} />
          ))}
        </ul>
      )}
      {passkeys.length === 0 && <p className="px-5 py-4 text-13 text-text-2">{isOffered ? nothingYet : notHere}</p>}
      {open?.kind === "add" && <AddPasskeyDialog {...common} />}
      {open?.kind === "rename" && <RenamePasskeyDialog passkey={open.passkey} {...common} />}
      {open?.kind === "remove" && <RemovePasskeyDialog passkey={open.passkey} {...common} />}
    </Card>
  );
}

const nothingYet =
  "A passkey signs you in with your fingerprint, face or PIN, without password and code. It works at this address only, so that no other site can ask for it.";
const notHere =
  "Passkeys need an address with https, or localhost, and a name instead of numbers. Whoever runs Latchkey sets it with APP_URL.";

function PasskeyRow({ passkey, onOpen }: { passkey: PasskeyView; onOpen: (kind: "rename" | "remove") => void }) {
  const { name, createdAt, lastUsedAt, isBackedUp } = passkey;
  const nameId = useId();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <KeyRound aria-hidden className="size-4 text-text-3" />
      <div className="min-w-0 flex-1">
        <p id={nameId} className="wrap-anywhere font-medium">
          {name}
        </p>
        <p className="text-12 text-text-2">
          Added <Time at={createdAt} quiet />,{" "}
          {lastUsedAt ? (
            <>
              last used <Time at={lastUsedAt} quiet />
            </>
          ) : (
            "not used yet"
          )}
          {isBackedUp ? ", kept by a password manager" : ", on one device"}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="ghost" aria-describedby={nameId} onClick={() => onOpen("rename")}>
          <Pencil aria-hidden />
          Rename passkey
        </Button>
        <Button variant="danger-quiet" aria-describedby={nameId} onClick={() => onOpen("remove")}>
          <Trash2 aria-hidden />
          Remove passkey
        </Button>
      </div>
    </li>
  );
}
