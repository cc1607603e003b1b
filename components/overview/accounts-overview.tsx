"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { accountOverviewQuery } from "@/lib/queries/account-overview";
import { type OverviewChoice, rememberOverview } from "./overview-cookie";
import { StatusStrip } from "./status-strip";
import { WakingCharts } from "./waking-charts";

interface AccountsOverviewProps {
  /** How this person left the charts. */
  choice: OverviewChoice;
  /** The charts as the server has rendered them; nothing while they are put away. */
  children: ReactNode;
}

/** Above the table: how many accounts have which status, and charts that can be put away. */
export function AccountsOverview({ choice, children }: AccountsOverviewProps) {
  const { data } = useQuery(accountOverviewQuery());
  const [chosen, setChosen] = useState(choice);
  if (!data) return null;
  return (
    <section aria-label="Overview">
      <StatusStrip
        overview={data}
        charts={chosen}
        onCharts={(next) => {
          setChosen(next);
          rememberOverview(next);
        }}
      />
      {chosen !== "closed" && (
        <WakingCharts overview={data} isFoldedOnPhones={chosen === null}>
          {children}
        </WakingCharts>
      )}
    </section>
  );
}
