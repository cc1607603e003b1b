"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { whereabouts } from "@/components/accounts/account-words";
import { inputStyles } from "@/components/ui/input";
import { parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { accountsPageQuery } from "@/lib/queries/accounts-page";

const typingPauseMs = 250;
const byName = { ...parseAccountListQuery(new URLSearchParams()), sort: "name" } as const;

interface AccountPickerProps {
  accountId: string | null;
  onPick: (accountId: string | null) => void;
}

/** A search field with the accounts that match below: one is picked by arrows and Enter, or by a press. */
export function AccountPicker({ accountId, onPick }: AccountPickerProps) {
  const id = useId();
  const [text, setText] = useState("");
  const search = useAfterPause(text.trim());
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const page = useQuery({
    ...accountsPageQuery({ ...byName, search }),
    placeholderData: keepPreviousData,
    refetchInterval: false,
  });
  const found = page.data?.accounts ?? [];
  const options = [
    ...(search ? [] : [{ id: null, name: "All accounts", hint: null }]),
    ...found.map((account) => ({ id: account.id, name: account.name, hint: whereabouts(account) })),
  ];
  const current = Math.min(active, options.length - 1);

  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const option = options[current];
    if (step && options.length > 0) setActive((current + step + options.length) % options.length);
    else if (event.key === "Enter" && option) onPick(option.id);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="border-line border-b p-2">
        <input
          role="combobox"
          aria-label="Search accounts"
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={options.length > 0 ? `${id}-${current}` : undefined}
          placeholder="Search name, shop or host"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={({ target }) => {
            setText(target.value.slice(0, 200));
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className={clsx(inputStyles, "h-field text-13! phone:h-touch phone:text-16!")}
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Accounts"
        aria-busy={page.isFetching}
        className={clsx("max-h-72 overflow-y-auto p-1", page.isPlaceholderData && "opacity-60")}
      >
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={option.id ?? "all"}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option.id === accountId}
            onClick={() => onPick(option.id)}
            onPointerMove={() => setActive(index)}
            className={clsx(
              "flex min-h-8 cursor-pointer items-center gap-2 rounded-tag px-2 py-1.5 text-13 phone:min-h-11",
              index === current && "bg-hover",
            )}
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate">{option.name}</span>
              {option.hint && <span className="block truncate text-12 text-text-3">{option.hint}</span>}
            </span>
            {option.id === accountId && <Check aria-hidden className="size-4 text-accent-text" />}
          </div>
        ))}
      </div>
      <p role="status" className={clsx("px-3 text-12 text-text-3", statusOf(page, search) && "pb-2")}>
        {statusOf(page, search)}
      </p>
    </>
  );
}

function statusOf(
  page: { isPending: boolean; isError: boolean; data?: { accounts: unknown[]; nextCursor: string | null } },
  search: string,
): string | null {
  if (page.isPending) return "Loading accounts…";
  if (page.isError) return "The accounts could not be loaded.";
  if (page.data?.nextCursor) return "More accounts match: type more of the name.";
  return search && page.data?.accounts.length === 0 ? "No account matches" : null;
}

/** A value that follows the given one once that rests. */
function useAfterPause(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), typingPauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
