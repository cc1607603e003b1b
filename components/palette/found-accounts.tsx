import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plug } from "lucide-react";
import { useEffect, useState } from "react";
import { whereabouts } from "@/components/accounts/account-words";
import { parseAccountListQuery } from "@/lib/accounts/account-list-query";
import type { AccountView } from "@/lib/accounts/account-view";
import { accountsPageQuery } from "@/lib/queries/accounts-page";
import { tokenStatusLabels } from "@/lib/vocabulary";
import { forPalette } from "./for-palette";
import { PaletteGroup, PaletteItem } from "./palette-item";

const shown = 8;
const typingPauseMs = 150;

interface FoundAccountsProps {
  search: string;
  onChoose: (account: AccountView) => void;
}

/** Accounts that the server finds; without a search those that need somebody first. */
export function FoundAccounts({ search, onChoose }: FoundAccountsProps) {
  const [asked, setAsked] = useState(search);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(search), typingPauseMs);
    return () => clearTimeout(timer);
  }, [search]);
  const query = parseAccountListQuery(new URLSearchParams({ q: asked }));
  const { data } = useQuery({ ...forPalette(accountsPageQuery(query)), placeholderData: keepPreviousData });
  if (!data?.accounts.length) return null;
  return (
    <PaletteGroup heading="Accounts">
      {data.accounts.slice(0, shown).map((account) => (
        <PaletteItem
          key={account.id}
          id={account.id}
          icon={<Plug aria-hidden />}
          label={account.name}
          hint={`${tokenStatusLabels[account.status]} · ${whereabouts(account)}`}
          // Whatever the server has found it by.
          keywords={[search]}
          onSelect={() => onChoose(account)}
        />
      ))}
    </PaletteGroup>
  );
}
