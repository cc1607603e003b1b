"use client";

import { useQuery } from "@tanstack/react-query";
import { useLayoutEffect, useState } from "react";
import { useAccountListAddress } from "@/components/accounts/use-account-list-address";
import { useNumber } from "@/components/ui/use-number";
import type { TimelineSpan } from "@/lib/accounts/timeline-columns";
import { accountOverviewQuery } from "@/lib/queries/account-overview";
import { ExpiryBrush } from "./expiry-brush";
import { toggleHost } from "./overview-filters";
import { OverviewPanels } from "./overview-panels";
import { replayInput } from "./replay-input";
import type { MissedInput } from "./watch-input";

/** The panels come alive: kept up to date, and filters of the table. Loaded when somebody does something. */
export function LivePanels({ missed }: { missed: MissedInput }) {
  const { data } = useQuery(accountOverviewQuery());
  const { query, show } = useAccountListAddress();
  const number = useNumber();
  const [span, setSpan] = useState<TimelineSpan>("day");
  useLayoutEffect(() => replayInput(missed), [missed]);
  if (!data) return null;
  return (
    <OverviewPanels
      overview={data}
      span={span}
      number={number}
      onSpan={setSpan}
      hosts={{ shown: query.hosts, onToggle: (host) => show(toggleHost(query, host)) }}
      brush={<ExpiryBrush key={span} span={span} now={Date.parse(data.now)} query={query} show={show} />}
    />
  );
}
