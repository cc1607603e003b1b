import { useQuery } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import { useRouter } from "next/navigation";
import { paths } from "@/lib/paths";
import { accountTableQuery } from "@/lib/queries/account-table";
import { queryOfView } from "@/lib/saved-views/saved-view";
import { forPalette } from "./for-palette";
import { PaletteGroup, PaletteItem, type RunCommand } from "./palette-item";

/** The saved views of the accounts table. */
export function SavedViews({ run }: { run: RunCommand }) {
  const router = useRouter();
  const { data } = useQuery(forPalette(accountTableQuery()));
  if (!data?.views.length) return null;
  return (
    <PaletteGroup heading="Views of accounts">
      {data.views.map((view) => (
        <PaletteItem
          key={view.id}
          id={view.id}
          icon={<Bookmark aria-hidden />}
          label={view.name}
          onSelect={() => run(() => router.push(paths.accounts(queryOfView(view))))}
        />
      ))}
    </PaletteGroup>
  );
}
