"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type FormEvent, type RefObject, useId, useRef, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { AccountView } from "@/lib/accounts/account-view";
import { tagAccount } from "@/lib/actions/tag-account";
import { accountKey } from "@/lib/queries/account";
import { accountListsKey } from "@/lib/queries/accounts-page";
import { tagsKey, tagsQuery } from "@/lib/queries/tags";
import { mostTags } from "@/lib/vocabulary";

interface TagAccountDialogProps {
  account: Pick<AccountView, "id" | "name" | "tags">;
  onClose: () => void;
  /** Gets the focus back; without it, whatever had it before. */
  finalFocus?: RefObject<HTMLElement | null>;
}

/** Which tags an account has. Nothing changes before "Save tags". */
export function TagAccountDialog({ account, onClose, finalFocus }: TagAccountDialogProps) {
  const queries = useQueryClient();
  const [ids, listId] = [useId(), useId()];
  const known = useQuery(tagsQuery(""));
  const field = useRef<HTMLInputElement>(null);
  const [tags, setTags] = useState<readonly string[]>(account.tags);
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isSaving, setSaving] = useState(false);
  const isNew = (name: string) => !tags.some((tag) => tag.toLowerCase() === name.toLowerCase());

  /** @returns the tags with what stands in the field, null when there are too many */
  function withTyped(): readonly string[] | null {
    const name = typed.trim().replace(/\s+/g, " ");
    const all = name && isNew(name) ? [...tags, name] : tags;
    setError(all.length > mostTags ? `An account has at most ${mostTags} tags: remove one first` : undefined);
    if (all.length > mostTags) return null;
    setTags(all);
    setTyped("");
    return all;
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    const all = withTyped();
    if (!all || isSaving) return;
    setSaving(true);
    setTrouble(null);
    try {
      const result = await tagAccount({ accountId: account.id, tags: [...all] });
      if (result.ok) {
        for (const queryKey of [accountListsKey, accountKey(account.id), tagsKey]) {
          void queries.invalidateQueries({ queryKey });
        }
        return onClose();
      }
      const [refusal] = Object.values(result.error.fieldErrors ?? {});
      if (refusal === undefined) setTrouble(result.error);
      else {
        setError(refusal);
        field.current?.focus();
      }
    } catch (thrown) {
      setTrouble(lostConnection(thrown));
    }
    setSaving(false);
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Tags of ${account.name}`}
      initialFocus={field}
      finalFocus={finalFocus}
      dismissible={!isSaving}
      footer={
        <DialogButtons onCancel={onClose} form={ids} busy={isSaving} busyLabel="Saving…">
          Save tags
        </DialogButtons>
      }
    >
      <form id={ids} onSubmit={(event) => void save(event)} noValidate className="grid gap-4">
        <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
          <Field label="Add a tag" hint="Up to 40 characters. Enter adds it." error={error}>
            {(control) => (
              <Input
                {...control}
                ref={field}
                list={listId}
                maxLength={40}
                autoComplete="off"
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
                onKeyDown={(event) => {
                  if (event.key !== "Enter" || typed.trim() === "") return;
                  event.preventDefault();
                  withTyped();
                }}
              />
            )}
          </Field>
          <Button className="mt-[26px] h-field! phone:h-touch!" onClick={withTyped}>
            Add
          </Button>
        </div>
        <datalist id={listId}>
          {known.data?.filter(isNew).map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <TagList
          tags={tags}
          onRemove={(gone) => {
            setTags(tags.filter((tag) => tag !== gone));
            setError(undefined);
            field.current?.focus();
          }}
        />
        {trouble && <TroubleCallout trouble={trouble} />}
      </form>
    </Dialog>
  );
}

function TagList({ tags, onRemove }: { tags: readonly string[]; onRemove: (tag: string) => void }) {
  if (tags.length === 0) return <p className="text-13 text-text-2">It has no tags.</p>;
  return (
    <ul aria-label="Tags" className="flex flex-wrap gap-2">
      {tags.map((tag) => (
        <li key={tag} className="max-w-full">
          <button
            type="button"
            onClick={() => onRemove(tag)}
            className="flex h-8 max-w-full items-center gap-1.5 rounded-control border border-line-strong px-2.5 text-13 hover:bg-hover phone:h-touch"
          >
            <span className="sr-only">Remove tag </span>
            <span className="truncate">{tag}</span>
            <X aria-hidden className="size-3.5 text-text-3" />
          </button>
        </li>
      ))}
    </ul>
  );
}
