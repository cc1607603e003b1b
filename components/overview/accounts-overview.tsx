"use client";

import { useQuery } from "@tanstack/react-query";
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import type { OverviewView } from "@/lib/accounts/overview-view";
import { accountOverviewQuery } from "@/lib/queries/account-overview";
import { rememberOverview } from "./overview-cookie";
import { StatusStrip } from "./status-strip";

interface AccountsOverviewProps {
  /** Whether the charts are shown, as this person left them. */
  isOpen: boolean;
  /** The charts as the server has rendered them. */
  children: ReactNode;
}

/** Above the table: how many accounts have which status, and charts that can be put away. */
export function AccountsOverview({ isOpen, children }: AccountsOverviewProps) {
  const { data } = useQuery(accountOverviewQuery());
  const [isShown, setIsShown] = useState(isOpen);
  if (!data) return null;
  return (
    <section aria-label="Overview">
      <StatusStrip
        overview={data}
        areChartsOpen={isShown}
        onCharts={(open) => {
          setIsShown(open);
          rememberOverview(open);
        }}
      />
      {isShown && <Charts overview={data}>{children}</Charts>}
    </section>
  );
}

const signs = ["pointermove", "pointerdown", "keydown", "focusin"] as const;

/**
 * The server's charts, until somebody does something on the page or the figures change: only then is what makes them
 * alive loaded, so that it keeps nobody waiting for the page.
 */
function Charts({ overview, children }: { overview: OverviewView; children: ReactNode }) {
  const [first] = useState(overview);
  const [Live, setLive] = useState<ComponentType>();
  const isDue = overview !== first || !children;
  useEffect(() => {
    const controller = new AbortController();
    const load = () => {
      controller.abort();
      void import("./live-panels").then(({ LivePanels }) => setLive(() => LivePanels));
    };
    if (isDue) load();
    else for (const sign of signs) addEventListener(sign, load, { signal: controller.signal, passive: true });
    return () => controller.abort();
  }, [isDue]);
  return Live ? <Live /> : children;
}
