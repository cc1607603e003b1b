import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plug } from "lucide-react";
import { useRouter } from "next/navigation";
import { paths } from "@/lib/paths";
import { ownAccountsQuery } from "@/lib/queries/own-accounts";
import { tokenStatusLabels } from "@/lib/vocabulary";
import { forPalette } from "./for-palette";
import { PaletteGroup, PaletteItem, type RunCommand } from "./palette-item";

/** What a seller has connected. Choosing one brings its card into view, and the focus to it. */
export function OwnAccounts({ run }: { run: RunCommand }) {
  const router = useRouter();
  const queries = useQueryClient();
  const onPage = ownAccountsQuery().queryKey;
  const { data } = useQuery({
    ...forPalette(ownAccountsQuery()),
    placeholderData: () => queries.getQueryData(onPage),
  });
  if (!data?.accounts.length) return null;
  const show = (id: string) => {
    const card = document.getElementById(`account-${id}`);
    if (!card) return router.push(paths.settings());
    card.scrollIntoView({ block: "center" });
    card.focus();
  };
  return (
    <PaletteGroup heading="Connected accounts">
      {data.accounts.map(({ id, name, whereabouts, status }) => (
        <PaletteItem
          key={id}
          id={id}
          icon={<Plug aria-hidden />}
          label={name}
          hint={`${tokenStatusLabels[status]} · ${whereabouts}`}
          onSelect={() => run(() => show(id))}
        />
      ))}
    </PaletteGroup>
  );
}
