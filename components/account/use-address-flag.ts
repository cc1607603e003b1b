"use client";

import { useAddressValue } from "./use-address-value";

/** Whether the page was opened with `?name`, which is taken out of the address at once. */
export function useAddressFlag(name: string): boolean {
  return useAddressValue(name) !== null;
}
