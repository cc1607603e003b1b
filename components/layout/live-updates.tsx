"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { leaveForSignIn } from "./leave-for-sign-in";

/** Keeps the pages below up to date while they are looked at; what does it is loaded when the page has been painted. */
export function LiveUpdates() {
  const client = useQueryClient();
  useEffect(() => {
    let isGone = false;
    let stop = () => {};
    void import("@/lib/queries/live-updates").then(({ followLiveUpdates }) => {
      if (!isGone) stop = followLiveUpdates(client, leaveForSignIn);
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [client]);
  return null;
}
