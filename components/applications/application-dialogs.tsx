"use client";

import { lazy, type RefObject, Suspense } from "react";
import type { ApplicationView } from "@/lib/applications/application-view";

const ReplaceApplicationSecretDialog = lazy(() =>
  import("./replace-application-secret-dialog").then((module) => ({ default: module.ReplaceApplicationSecretDialog })),
);
const RemoveApplicationDialog = lazy(() =>
  import("./remove-application-dialog").then((module) => ({ default: module.RemoveApplicationDialog })),
);

interface ApplicationDialogsProps {
  dialog: { kind: "replace" | "remove"; application: ApplicationView } | null;
  onClose: () => void;
  finalFocus: RefObject<HTMLElement | null>;
}

/** The dialogs of the applications page; each loads on first use. */
export function ApplicationDialogs({ dialog, onClose, finalFocus }: ApplicationDialogsProps) {
  if (!dialog) return null;
  const shared = { application: dialog.application, onClose, finalFocus };
  return (
    <Suspense fallback={null}>
      {dialog.kind === "replace" ? (
        <ReplaceApplicationSecretDialog {...shared} />
      ) : (
        <RemoveApplicationDialog {...shared} />
      )}
    </Suspense>
  );
}
