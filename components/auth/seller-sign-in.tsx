import { ChosenApplication } from "@/components/authorization/chosen-application";
import { SellerStart } from "@/components/authorization/seller-start";
import type { PublicApplicationView } from "@/lib/applications/application-view";

/** The sellers' way in, apart from the form: through Mirakl, which knows who they are. */
export function SellerSignIn({ applications }: { applications: PublicApplicationView[] }) {
  const [only] = applications;
  if (!only) return null;
  return (
    <section aria-labelledby="sellers" className="mt-8 border-line border-t pt-6">
      <h2 id="sellers" className="text-15">
        For sellers
      </h2>
      <p className="mb-4 text-13 text-text-2">See what you connected, and take it back. Mirakl confirms who you are.</p>
      {applications.length === 1 ? (
        <SellerStart purpose="sign_in" application={only} />
      ) : (
        <ChosenApplication purpose="sign_in" applications={applications} />
      )}
    </section>
  );
}
