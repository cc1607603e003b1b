"use client";

import { PageError } from "@/components/layout/page-error";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="grid min-h-[70vh] place-items-center">
      <PageError error={error} retry={retry} />
    </main>
  );
}
