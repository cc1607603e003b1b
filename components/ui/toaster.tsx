"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { subscribeToToasts } from "./toast";

const ToastList = lazy(() => import("./toast-list").then((module) => ({ default: module.ToastList })));

/** Where toasts appear; once per page. Its code loads with the first toast. */
export function Toaster() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => (wanted ? undefined : subscribeToToasts(() => setWanted(true))), [wanted]);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <ToastList />
    </Suspense>
  );
}
