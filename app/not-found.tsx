import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { AppError } from "@/lib/errors/app-error";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-[70vh] place-items-center">
      <EmptyState
        heading="h1"
        icon={<SearchX aria-hidden />}
        title={new AppError("not_found").sentence}
        actions={
          <LinkButton href={paths.accounts()} variant="primary" size="large">
            Go to the accounts
          </LinkButton>
        }
      >
        Check the address, or start again from the accounts.
      </EmptyState>
    </main>
  );
}
