"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * What `?name=…` held when the page was opened, null without it. The parameter is taken out of the address at once,
 * so that a reload or a shared link does not repeat what happened once.
 */
export function useAddressValue(name: string): string | null {
  const pathname = usePathname();
  const parameters = useSearchParams();
  const [value] = useState(() => parameters.get(name));
  useEffect(() => {
    if (!parameters.has(name)) return;
    const rest = new URLSearchParams(parameters);
    rest.delete(name);
    window.history.replaceState(null, "", rest.size > 0 ? `${pathname}?${rest}` : pathname);
  }, [name, parameters, pathname]);
  return value;
}
