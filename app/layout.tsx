import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { EarlyPress } from "@/components/layout/early-press";
import { ThemeProvider } from "@/components/layout/theme-provider";
import { NumberProvider } from "@/components/ui/use-number";
import { numberHabits } from "@/lib/http/number-habits";
import { fontClasses } from "./fonts/fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Latchkey", template: "%s · Latchkey" },
  description: "Keeps a company's Mirakl accounts connected.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f7f8" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0d10" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const sent = await headers();
  const nonce = sent.get("x-nonce") ?? undefined;
  return (
    <html lang="en" className={fontClasses} suppressHydrationWarning>
      <body className="font-sans">
        <EarlyPress nonce={nonce} />
        <ThemeProvider nonce={nonce}>
          <NumberProvider habits={numberHabits(sent.get("accept-language"))}>{children}</NumberProvider>
        </ThemeProvider>
      </body>
    </html>
  );
}
