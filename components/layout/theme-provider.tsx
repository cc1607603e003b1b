"use client";

import { ThemeProvider as NextThemeProvider } from "next-themes";
import type { ReactNode } from "react";

/** Light, dark, or what the system says, set on `<html>` before the first paint. */
export function ThemeProvider({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <NextThemeProvider attribute="data-theme" nonce={nonce} disableTransitionOnChange>
      {children}
    </NextThemeProvider>
  );
}
