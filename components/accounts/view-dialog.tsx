"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useOpener } from "@/components/ui/use-opener";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import type { ActionResult } from "@/lib/actions/action-result";
import { changeView } from "@/lib/actions/change-view";
import { removeView } from "@/lib/actions/remove-view";
import { saveView } from "@/lib/actions/save-view";
import { type SavedView, type TableLayout, viewParameters } from "@/lib/saved-views/saved-view";
import { useViewChange } from "./use-view-change";

export type ViewDialogKind = "create" | "rename" | "remove";

interface ViewDialogProps {
  kind: ViewDialogKind;
  /** The one that is shown; `rename` and `remove` are about it. */
  view: SavedView | null;
  query: AccountListQuery;
  layout: TableLayout;
  canShare: boolean;
  onClose: () => void;
  onSaved: (viewId: string) => void;
  onRemoved: () => void;
}

/** Names a view, shares it, or removes a shared one. */
export function ViewDialog(props: ViewDialogProps) {
  const { kind, view, query, layout, canShare, onClose, onSaved, onRemoved } = props;
  const formId = useId();
  const { reload } = useViewChange();
  const opener = useOpener(() => document.querySelector("[data-opens=views]"));
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(kind === "rename" ? (view?.name ?? "") : "");
  const [isShared, setShared] = useState(kind === "rename" && view?.isShared === true);
  const [error, setError] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const viewId = view?.id ?? "";

  async function ask(): Promise<ActionResult<unknown>> {
    if (kind === "remove") return removeView({ viewId });
    if (kind === "rename") return changeView({ viewId, name, isShared });
    const { columns, density } = layout;
    const result = await saveView({ name, isShared, query: viewParameters(query), columns, density });
    if (result.ok) onSaved(result.data.viewId);
    return result;
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    setTrouble(null);
    try {
      const result = await ask();
      if (result.ok) {
        await reload();
        if (kind === "remove") onRemoved();
        return onClose();
      }
      if (result.error.fieldErrors?.name) {
        setError(result.error.fieldErrors.name);
        field.current?.focus();
      } else setTrouble(result.error);
    } catch (thrown) {
      setTrouble(lostConnection(thrown));
    }
    setBusy(false);
  }

  const { title, button, busyLabel } = words(kind, view?.name ?? "");
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={kind === "remove" && "Everybody loses it. Accounts stay as they are."}
      finalFocus={opener}
      dismissible={!isBusy}
      footer={
        <DialogButtons
          onCancel={onClose}
          form={formId}
          variant={kind === "remove" ? "danger" : "primary"}
          busy={isBusy}
          busyLabel={busyLabel}
        >
          {button}
        </DialogButtons>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        {kind !== "remove" && (
          <Field label="Name of the view" hint="It keeps filters, order, columns and density." error={error}>
            {(control) => (
              <Input
                {...control}
                ref={field}
                maxLength={60}
                autoComplete="off"
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
        )}
        {kind !== "remove" && canShare && (
          <Checkbox
            label="Share it with everybody"
            checked={isShared}
            onChange={({ target }) => setShared(target.checked)}
          />
        )}
        {trouble && <TroubleCallout trouble={trouble} />}
      </form>
    </Dialog>
  );
}

function words(kind: ViewDialogKind, name: string): { title: string; button: string; busyLabel: string } {
  if (kind === "remove") return { title: `Remove the view ${name}?`, button: "Remove view", busyLabel: "Removing…" };
  if (kind === "rename") return { title: `Rename the view ${name}`, button: "Rename view", busyLabel: "Renaming…" };
  return { title: "Save as new view", button: "Save view", busyLabel: "Saving…" };
}
