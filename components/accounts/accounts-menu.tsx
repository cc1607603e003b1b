"use client";

import { Braces, ListChecks, Sheet, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useExport } from "@/components/bulk/use-export";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { accountFilterOf } from "@/lib/accounts/account-list-query";
import { paths } from "@/lib/paths";
import type { AccountsMenuProps } from "./accounts-menu-button";

/** The loaded half of `AccountsMenuButton`. */
export function AccountsMenu({ query, canChange, isEmpty, trigger }: AccountsMenuProps & { trigger: ReactNode }) {
  const router = useRouter();
  const take = useExport({ filter: accountFilterOf(query), except: [] });
  return (
    <Menu trigger={trigger} defaultOpen>
      {canChange && (
        <MenuItem
          icon={<Upload aria-hidden />}
          label="Import accounts"
          onSelect={() => router.push(paths.importAccounts())}
        />
      )}
      <MenuItem icon={<Sheet aria-hidden />} label="Export CSV" disabled={isEmpty} onSelect={() => void take("csv")} />
      <MenuItem
        icon={<Braces aria-hidden />}
        label="Export JSON"
        disabled={isEmpty}
        onSelect={() => void take("json")}
      />
      <MenuSeparator />
      <MenuItem icon={<ListChecks aria-hidden />} label="Bulk actions" onSelect={() => router.push(paths.bulkRuns())} />
    </Menu>
  );
}
