"use client";

import type { ReactNode } from "react";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { AccountSelection } from "@/lib/accounts/account-selection";
import { useExport } from "./use-export";

/** In which format selected accounts are taken along. @param props.children the button that opens it */
export function ExportMenu({ selection, children }: { selection: AccountSelection; children: ReactNode }) {
  const take = useExport(selection);
  return (
    <Menu trigger={children} side="top">
      <MenuItem label="Export CSV" onSelect={() => void take("csv")} />
      <MenuItem label="Export JSON" onSelect={() => void take("json")} />
    </Menu>
  );
}
