"use client";

import { type ReactNode, useId } from "react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { startSellerAuthorization } from "@/lib/actions/start-seller-authorization";
import type { PublicApplicationView } from "@/lib/applications/application-view";
import { MiraklButton } from "./mirakl-button";
import { sellerTrouble } from "./seller-trouble";
import { useTrip } from "./use-trip";

interface SellerStartProps {
  purpose: "connect" | "sign_in";
  /** Null while none is chosen. */
  application: Pick<PublicApplicationView, "slug" | "authHost"> | null;
  /** The button was pressed without an application. */
  onMissing?: () => void;
  /** The button's text. */
  children?: ReactNode;
}

/** The button that sends a seller to Mirakl, which host it opens, and what went wrong if it did not. */
export function SellerStart({ purpose, application, onMissing, children }: SellerStartProps) {
  const { isLeaving, trouble, start } = useTrip();
  const hintId = useId();
  const go = () =>
    application ? void start(() => startSellerAuthorization({ purpose, slug: application.slug })) : onMissing?.();
  return (
    <div className="grid gap-3">
      {trouble && <TroubleCallout trouble={sellerTrouble(trouble)} />}
      <MiraklButton isLeaving={isLeaving} aria-describedby={hintId} onClick={go}>
        {children}
      </MiraklButton>
      <p id={hintId} className="wrap-anywhere text-center text-12 text-text-3">
        {application ? `Opens ${application.authHost} · takes about a minute` : "Opens Mirakl’s own sign-in page"}
      </p>
    </div>
  );
}
