"use client";

import { type DehydratedState, HydrationBoundary } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";

/**
 * What the server has read for the queries below.
 * @param props.state as JSON: React takes a text along as it is, where it would write and read every value of an object
 */
export function HydratedQueries({ state, children }: { state: string; children: ReactNode }) {
  const dehydrated = useMemo(() => JSON.parse(state) as DehydratedState, [state]);
  return <HydrationBoundary state={dehydrated}>{children}</HydrationBoundary>;
}
