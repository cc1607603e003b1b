"use client";

import { clsx } from "clsx";
import { Check } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { inputStyles } from "./input";

const typingPauseMs = 250;

export interface PickerOption {
  /** Null = no choice is made. */
  value: string | null;
  name: string;
  hint: string | null;
}

interface SearchPickerProps {
  /** Accessible names of the field and of the list. */
  label: string;
  listLabel: string;
  placeholder: string;
  options: readonly PickerOption[];
  selected: string | null;
  onPick: (value: string | null) => void;
  /** Called with what was typed, once that rests. */
  onSearch: (text: string) => void;
  isBusy: boolean;
  /** These are still the options of the search before. */
  isOutdated: boolean;
  /** What is to be said below the list; null = nothing. */
  status: string | null;
}

/** A search field with what matches below: one is picked by arrows and Enter, or by a press. */
export function SearchPicker(props: SearchPickerProps) {
  const { label, listLabel, placeholder, options, selected, onPick, onSearch, isBusy, isOutdated, status } = props;
  const id = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const current = Math.min(active, options.length - 1);

  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, onSearch]);

  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const option = options[current];
    if (step && options.length > 0) setActive((current + step + options.length) % options.length);
    else if (event.key === "Enter" && option) onPick(option.value);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="border-line border-b p-2">
        <input
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={options.length > 0 ? `${id}-${current}` : undefined}
          placeholder={placeholder}
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
        aria-label={listLabel}
        aria-busy={isBusy}
        className={clsx("max-h-72 overflow-y-auto p-1", isOutdated && "opacity-60")}
      >
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={option.value ?? "all"}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option.value === selected}
            onClick={() => onPick(option.value)}
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
            {option.value === selected && <Check aria-hidden className="size-4 text-accent-text" />}
          </div>
        ))}
      </div>
      <p role="status" className={clsx("px-3 text-12 text-text-3", status && "pb-2")}>
        {status}
      </p>
    </>
  );
}
