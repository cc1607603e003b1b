import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PasskeySignIn } from "@/components/auth/passkey-sign-in";
import { returnPath } from "@/components/auth/return-path";
import { SellerSignIn } from "@/components/auth/seller-sign-in";
import { SignInForm } from "@/components/auth/sign-in-form";
import { SingleSignOn } from "@/components/auth/single-sign-on";
import { BrandMark } from "@/components/layout/brand";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { listSignInApplications } from "@/lib/applications/list-sign-in-applications";
import { findOidcSettings } from "@/lib/auth/oidc/oidc-settings";
import { relyingParty } from "@/lib/auth/passkeys/relying-party";
import { findSession } from "@/lib/auth/session";
import { AppError } from "@/lib/errors/app-error";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<{ returnTo?: string | string[]; error?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { returnTo, error } = await searchParams;
  const target = returnPath(typeof returnTo === "string" ? returnTo : undefined);
  const session = await findSession();
  if (session) redirect(session.user.role === "seller" ? paths.settings() : target);
  // The form is there even while the database is not, and says so when it is sent.
  const applications = await loadForPage(listSignInApplications).catch(() => []);
  const { sentence, advice } = new AppError("sign_in_failed");
  const oidc = findOidcSettings();
  const refusal = oidc && error !== undefined ? ssoRefusal(error) : null;
  return (
    <main className="grid min-h-screen place-items-center p-4 phone:place-items-start phone:pt-16">
      <Card aria-labelledby="sign-in" className="w-full max-w-100 p-8 phone:px-5 phone:py-6">
        <BrandMark />
        <h1 id="sign-in" className="mt-4 text-22">
          Sign in to Latchkey
        </h1>
        <p className="mt-1 mb-6 text-text-2">For the back office that keeps the Mirakl accounts connected.</p>
        {refusal && (
          <Callout tone="bad" title={refusal.sentence} live className="mb-5">
            {refusal.advice.join(" ")}
          </Callout>
        )}
        <SignInForm returnTo={target} rejected={{ message: sentence, advice }} />
        {oidc && <SingleSignOn name={oidc.name} returnTo={target} />}
        {relyingParty() && <PasskeySignIn returnTo={target} />}
        <SellerSignIn applications={applications} />
      </Card>
    </main>
  );
}

/** Why single sign-on let nobody in: our own reasons by their code, everything that next-auth says as one. */
function ssoRefusal(error: string | string[]): AppError {
  const reasons = ["sso_role_missing", "sso_email_missing", "sso_email_taken", "sso_user_disabled"] as const;
  return new AppError(reasons.find((reason) => reason === error) ?? "sso_failed");
}
