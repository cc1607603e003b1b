"use client";

import { CircleCheck, CircleX, X } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { Toaster as Sonner, toast as sonner } from "sonner";
import { subscribeToToasts, type Toast, takeToasts } from "./toast";

const shownMs = 6000;
const linkStyles = "mt-1 block font-medium text-accent-text underline-offset-2 hover:underline phone:min-h-11";
const undoShownMs = 15_000;

/** The loaded half of `Toaster`. */
export function ToastList() {
  useEffect(() => {
    const show = () => {
      for (const toast of takeToasts()) {
        sonner.custom((id) => <ToastCard toast={toast} onClose={() => sonner.dismiss(id)} />, {
          duration: durationOf(toast),
        });
      }
    };
    show();
    return subscribeToToasts(show);
  }, []);
  return <Sonner position="bottom-right" containerAriaLabel="Messages" />;
}

function durationOf({ tone, undo }: Toast): number {
  if (tone === "bad") return Number.POSITIVE_INFINITY;
  return undo ? undoShownMs : shownMs;
}

function ToastCard({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const Icon = toast.tone === "bad" ? CircleX : CircleCheck;
  return (
    <div className="flex w-[356px] max-w-full items-start gap-2.5 rounded-card border border-line-strong bg-surface py-3 pr-2 pl-3.5 font-sans text-13 text-text shadow-2">
      <Icon aria-hidden className={`mt-0.5 size-4 ${toast.tone === "bad" ? "text-bad" : "text-ok"}`} />
      <div className="wrap-anywhere min-w-0 flex-1">
        <p className="font-medium">{toast.title}</p>
        {toast.description && <p className="text-text-2">{toast.description}</p>}
        {toast.link && (
          <Link href={toast.link.href} onClick={onClose} className={linkStyles}>
            {toast.link.label}
          </Link>
        )}
        {toast.undo && (
          <button
            type="button"
            onClick={() => {
              onClose();
              toast.undo?.();
            }}
            className={linkStyles}
          >
            Undo
          </button>
        )}
        {toast.steps && toast.steps.length > 0 && (
          <ul className="mt-1 text-text-2">
            {toast.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        )}
      </div>
      <button
        type="button"
        aria-label="Close message"
        onClick={onClose}
        className="grid size-8 shrink-0 -my-1.5 place-items-center rounded-control text-text-3 hover:bg-hover phone:size-11"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
