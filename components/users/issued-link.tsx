"use client";

import { type RefObject, useRef } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Time } from "@/components/ui/time";
import type { IssuedLinkView } from "@/lib/users/user-view";

interface IssuedLinkProps {
  issued: IssuedLinkView;
  /** What the field with the link is called. */
  label: string;
  onClose: () => void;
  finalFocus?: RefObject<HTMLElement | null> | undefined;
}

/** A link that is shown this once. A press beside the dialog does not lose it. */
export function IssuedLink({ issued: { name, link, expiresAt }, label, onClose, finalFocus }: IssuedLinkProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Send this link to ${name}`}
      description={
        <p>
          It works once and expires <Time at={expiresAt} quiet />. Whoever holds it can come in as {name}, so send it
          where only they read it.
        </p>
      }
      initialFocus={field}
      finalFocus={finalFocus}
      dismissible={false}
      footer={
        <>
          <CopyButton text={link} label="Copy link" withLabel />
          <Button size="large" variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <Field label={label} hint="Shown only now. If it is lost, make a new link in the list.">
        {(control) => (
          <Input {...control} ref={field} mono readOnly value={link} onFocus={(event) => event.target.select()} />
        )}
      </Field>
    </Dialog>
  );
}
