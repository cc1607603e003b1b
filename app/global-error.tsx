"use client";

import "./globals.css";

/**
 * Replaces the root layout when that itself fails, so it brings its own document. It uses no components: they would
 * be sent to every page a second time.
 */
export default function GlobalErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body className="grid min-h-screen place-items-center font-sans">
        <title>Latchkey</title>
        <main className="grid max-w-dialog justify-items-center gap-4 p-6 text-center">
          <h1 className="text-17">This page could not be shown</h1>
          <p className="text-text-2">Something went wrong on our side. Nothing was changed.</p>
          <button
            type="button"
            onClick={retry}
            className="h-large rounded-button bg-accent px-4 font-medium text-on-accent hover:bg-accent-hover"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
