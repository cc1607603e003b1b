import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { findSession } from "@/lib/auth/session";
import { AppError } from "@/lib/errors/app-error";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Not found" };

export default async function NotFound() {
  const session = await findSession();
  const isSeller = session?.user.role === "seller";
  return (
    <main className="grid min-h-[70vh] place-items-center">
      <EmptyState
        heading="h1"
        icon={<SearchX aria-hidden />}
        title={new AppError("not_found").sentence}
        actions={
          <LinkButton href={isSeller ? paths.settings() : paths.accounts()} variant="primary" size="large">
            {isSeller ? "Go to Connected accounts" : "Go to the accounts"}
          </LinkButton>
        }
      >
        Check the address, or start again from {isSeller ? "what you connected" : "the accounts"}.
      </EmptyState>
    </main>
  );
}
