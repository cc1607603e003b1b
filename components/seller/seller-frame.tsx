import type { ReactNode } from "react";
import { Brand } from "@/components/layout/brand";
import { QueryProvider } from "@/components/layout/query-provider";
import { SignOutButton } from "@/components/layout/sign-out-button";
import { Avatar } from "@/components/layout/user-menu-button";
import { PaletteButton } from "@/components/palette/palette-button";
import { PaletteHost } from "@/components/palette/palette-host";
import { buttonStyles } from "@/components/ui/button-styles";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import { Toaster } from "@/components/ui/toaster";
import { paths } from "@/lib/paths";

const mainId = "main";

interface SellerFrameProps {
  /** That Mirakl vouched for last. */
  email: string;
  /** When the page was rendered. */
  now: string;
  children: ReactNode;
}

/** What a seller's page stands in: one bar with who is signed in, and one column. */
export function SellerFrame({ email, now, children }: SellerFrameProps) {
  return (
    <QueryProvider>
      <ServerClockProvider now={now}>
        <a href={`#${mainId}`} className={buttonStyles({ className: "absolute! -top-12 left-4 z-50 focus:top-3" })}>
          Skip to content
        </a>
        <header className="flex h-16 items-center gap-3 border-line border-b bg-surface px-8 phone:h-14 phone:pr-2 phone:pl-4">
          <div className="mr-auto shrink-0">
            <Brand href={paths.settings()} />
          </div>
          <p className="min-w-0 truncate text-13 text-text-2">
            <span className="sr-only">Signed in as </span>
            {email}
          </p>
          <PaletteButton onlyIcon />
          <Avatar name={email} className="grid phone:hidden" />
          <SignOutButton />
        </header>
        <main
          id={mainId}
          tabIndex={-1}
          className="mx-auto w-full max-w-[752px] px-4 pt-10 pb-16 outline-none phone:pt-6 phone:pb-12"
        >
          {children}
        </main>
        <Toaster />
        <PaletteHost userRole="seller" />
      </ServerClockProvider>
    </QueryProvider>
  );
}
