"use client";

import { Button, type ButtonProps } from "@/components/ui/button";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";

interface MiraklButtonProps extends Omit<ButtonProps, "variant" | "size" | "busy" | "busyLabel" | "disabled"> {
  /** The browser is on its way to Mirakl. */
  isLeaving: boolean;
}

/** The way to Mirakl's own sign-in page. Neutral: Mirakl's logo is not public, and none is made up. */
export function MiraklButton({ isLeaving, children = "Sign in with Mirakl", ...props }: MiraklButtonProps) {
  const isReady = useIsHydrated();
  return (
    <Button
      variant="neutral"
      size="tall"
      busy={isLeaving}
      busyLabel="Opening Mirakl…"
      disabled={!isReady}
      // For the moment before the page listens: it should not flicker.
      className="disabled:border-control! disabled:bg-surface! disabled:text-text!"
      {...props}
    >
      {children}
    </Button>
  );
}
