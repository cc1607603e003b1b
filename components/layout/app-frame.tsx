import type { ReactNode } from "react";
import { RunningIndicator } from "@/components/bulk/running-indicator";
import { PaletteButton } from "@/components/palette/palette-button";
import { PaletteHost } from "@/components/palette/palette-host";
import { buttonStyles } from "@/components/ui/button-styles";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import { Toaster } from "@/components/ui/toaster";
import type { WorkerView } from "@/lib/accounts/account-view";
import { Brand } from "./brand";
import { LiveUpdates } from "./live-updates";
import { MainNavigation } from "./main-navigation";
import type { FramePerson } from "./person";
import { PrintLine } from "./print-line";
import { QueryProvider } from "./query-provider";
import { TopBar } from "./top-bar";
import { TroubleBanner } from "./trouble-banner";
import { UserMenu } from "./user-menu";
import { WorkerIndicator } from "./worker-indicator";

const mainId = "main";

interface AppFrameProps {
  person: FramePerson;
  worker: WorkerView;
  children: ReactNode;
}

/** What every signed-in page stands in: sidebar (a rail when narrow, a top bar on a phone) and the main landmark. */
export function AppFrame({ person, worker, children }: AppFrameProps) {
  return (
    <QueryProvider>
      <ServerClockProvider now={worker.now}>
        <a href={`#${mainId}`} className={buttonStyles({ className: "absolute! -top-12 left-4 z-50 focus:top-3" })}>
          Skip to content
        </a>
        <div className="grid min-h-screen grid-cols-[224px_minmax(0,1fr)] rail:grid-cols-[56px_minmax(0,1fr)] phone:block">
          <aside className="sticky top-0 flex h-screen flex-col gap-4 border-line border-r px-3 pt-4 pb-3 rail:px-2 phone:hidden">
            <div className="px-2">
              <Brand inRail />
            </div>
            <PaletteButton />
            <MainNavigation inRail />
            <div className="mt-auto grid grid-cols-1 gap-2">
              <RunningIndicator inRail />
              <WorkerIndicator worker={worker} inRail />
              <UserMenu person={person} />
            </div>
          </aside>
          <div className="flex min-w-0 flex-col">
            <TopBar person={person} worker={worker} />
            <TroubleBanner worker={worker} />
            <main
              id={mainId}
              tabIndex={-1}
              className="relative mx-auto w-full max-w-[1920px] flex-1 px-8 pt-8 pb-10 outline-none rail:p-6 phone:px-4 phone:pt-4 phone:pb-8"
            >
              <PrintLine />
              {children}
            </main>
          </div>
        </div>
        <Toaster />
        <LiveUpdates />
        <PaletteHost userRole={person.role} />
      </ServerClockProvider>
    </QueryProvider>
  );
}
