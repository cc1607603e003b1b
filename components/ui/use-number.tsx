"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { englishNumber, type NumberHabits, type NumberText, numberText } from "@/lib/number-text";

const Numbers = createContext<NumberText>(englishNumber);

/**
 * Tells everything below it how the person writes numbers, as it was when the page was loaded.
 * @param props.habits from what the browser says of itself when it asks for the page
 */
export function NumberProvider({ habits, children }: { habits: NumberHabits; children: ReactNode }) {
  const [number] = useState(() => numberText(habits));
  return <Numbers value={number}>{children}</Numbers>;
}

/** Writes numbers as the person does: `number(1840)` is "1,840", "1.840" or "1 840". */
export function useNumber(): NumberText {
  return useContext(Numbers);
}
