import { AppWindow, KeyRound, Plus, Settings, ShieldCheck, Store, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { navigation } from "@/components/layout/navigation";
import { paths } from "@/lib/paths";
import type { Role } from "@/lib/vocabulary";
import { PaletteGroup, PaletteItem, type RunCommand } from "./palette-item";

const sections = navigation.flatMap(({ links }) => links);
const settings = [
  { label: "Settings", href: paths.settings(), Icon: Settings },
  { label: "Sign-in security", href: paths.signInSecurity(), Icon: ShieldCheck },
  { label: "Encryption keys", href: paths.keys(), Icon: KeyRound },
];
const forAdmins = [
  { label: "Users", href: paths.users(), Icon: Users },
  { label: "Add account", href: paths.addAccount(), Icon: Plus },
  { label: "Add application", href: paths.addApplication(), Icon: AppWindow },
];
const forSellers = [{ label: "Connected accounts", href: paths.settings(), Icon: Store }];

/** The pages that a role may open. */
const pagesOf: Record<Role, typeof sections> = {
  admin: [...sections, ...settings, ...forAdmins],
  viewer: [...sections, ...settings],
  seller: forSellers,
};

export function PageCommands({ userRole, run }: { userRole: Role; run: RunCommand }) {
  const router = useRouter();
  return (
    <PaletteGroup heading="Go to">
      {pagesOf[userRole].map(({ label, href, Icon }) => (
        <PaletteItem
          key={label}
          icon={<Icon aria-hidden />}
          label={label}
          onSelect={() => run(() => router.push(href))}
        />
      ))}
    </PaletteGroup>
  );
}
