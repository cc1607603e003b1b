"use client";

import { PageError } from "@/components/layout/page-error";
import "./globals.css";

/** Replaces the root layout when that itself fails, so it brings its own document. */
export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Latchkey</title>
        <main className="grid min-h-screen place-items-center">
          <PageError error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
