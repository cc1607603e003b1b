"use client";

import { clsx } from "clsx";
import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "./input";

const typingPauseMs = 250;

interface SearchInputProps {
  /** Accessible name. */
  label: string;
  placeholder: string;
  /** What is searched for now. */
  search: string;
  onSearch: (search: string) => void;
  className?: string;
}

/** Searches after a pause in typing, or at once with Enter. */
export function SearchInput({ label, placeholder, search, onSearch, className }: SearchInputProps) {
  const [text, setText] = useState(search);
  const asked = useRef(search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // Back, or "Clear", changed what is searched for: the field follows, unless it is what was typed here.
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
    onSearch(wanted);
  };
  return (
    <search className={clsx("relative block", className)}>
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-text-3 phone:top-3.5" />
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
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
