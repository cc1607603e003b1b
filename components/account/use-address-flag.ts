"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * Whether the page was opened with `?name`. The flag is taken out of the address at once, so that a reload or a
 * shared link does not repeat what happened once.
 */
export function useAddressFlag(name: string): boolean {
  const pathname = usePathname();
  const parameters = useSearchParams();
  const [wasSet] = useState(() => parameters.has(name));
  useEffect(() => {
    if (!parameters.has(name)) return;
    const rest = new URLSearchParams(parameters);
    rest.delete(name);
    window.history.replaceState(null, "", rest.size > 0 ? `${pathname}?${rest}` : pathname);
  }, [name, parameters, pathname]);
  return wasSet;
}
