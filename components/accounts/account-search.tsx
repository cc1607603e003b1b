"use client";

import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import type { ShowAccounts } from "./use-account-list-address";

const typingPauseMs = 250;

/** "Search accounts": asks after a pause in typing, or at once with Enter. */
export function AccountSearch({ search, show }: { search: string; show: ShowAccounts }) {
  const [text, setText] = useState(search);
  const asked = useRef(search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // Back, or "Clear", changed the address: the field follows, unless it is what was typed here.
  useEffect(() => {
    if (search === asked.current) return;
    asked.current = search;
    clearTimeout(timer.current);
    setText(search);
  }, [search]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = (typed: string) => {
    clearTimeout(timer.current);
    const wanted = typed.trim().slice(0, 200);
    if (wanted === asked.current) return;
    asked.current = wanted;
    show({ search: wanted }, "replace");
  };
  return (
    <search className="relative w-66 phone:w-auto phone:flex-1 rail:w-auto rail:flex-[1_1_160px]">
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-text-3 phone:top-3.5" />
      <Input
        type="search"
        aria-label="Search accounts"
        placeholder="Search name, shop or host"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => ask(target.value), typingPauseMs);
        }}
        onKeyDown={(event) => event.key === "Enter" && ask(text)}
        className="h-button! border-line-strong pl-8 text-13! shadow-1 phone:h-touch! phone:text-16!"
      />
    </search>
  );
}
