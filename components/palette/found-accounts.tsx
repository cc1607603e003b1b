import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plug } from "lucide-react";
import { whereabouts } from "@/components/accounts/account-words";
import { parseAccountListQuery } from "@/lib/accounts/account-list-query";
import type { AccountPageView, AccountView } from "@/lib/accounts/account-view";
import { sleep } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { accountsPageQuery } from "@/lib/queries/accounts-page";
import { fetchJson, type RequestError } from "@/lib/queries/fetch-json";
import { tokenStatusLabels } from "@/lib/vocabulary";
import { forPalette } from "./for-palette";
import { NothingMatches } from "./nothing-matches";
import { PaletteGroup, PaletteItem } from "./palette-item";

const shown = 8;
const typingPauseMs = 150;

interface FoundAccountsProps {
  search: string;
  onChoose: (account: AccountView) => void;
}

function useFoundAccounts(search: string) {
  const query = parseAccountListQuery(new URLSearchParams({ q: search }));
  return useQuery<AccountPageView, RequestError>({
    ...forPalette(accountsPageQuery(query)),
    queryFn: async ({ signal }) => {
      await sleep(typingPauseMs, signal);
      return fetchJson(paths.api.accounts(query), signal);
    },
    placeholderData: keepPreviousData,
  });
}

/** Accounts that the server finds; without a search those that need somebody first. */
export function FoundAccounts({ search, onChoose }: FoundAccountsProps) {
  const { data, isPlaceholderData } = useFoundAccounts(search);
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
          // Whatever the server has found it by. What an earlier search found must match this one by itself.
          keywords={isPlaceholderData ? undefined : [search]}
          onSelect={() => onChoose(account)}
        />
      ))}
    </PaletteGroup>
  );
}

/** What is said where none of them is found. */
export function NoFoundAccounts({ search }: { search: string }) {
  const { data, isPlaceholderData, isError, fetchStatus } = useFoundAccounts(search);
  // Paused: the browser is offline.
  const isUnanswered = (isError || fetchStatus === "paused") && (!data || isPlaceholderData);
  if (!isUnanswered) return <NothingMatches />;
  return (
    <p role="status" className="px-4 pb-6 text-center text-13 text-text-2">
      Accounts cannot be searched now: Latchkey does not answer.
    </p>
  );
}
