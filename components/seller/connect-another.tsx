"use client";

import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { sellerTrouble } from "@/components/authorization/seller-trouble";
import { useTrip } from "@/components/authorization/use-trip";
import { Button } from "@/components/ui/button";
import { startSellerAuthorization } from "@/lib/actions/start-seller-authorization";
import type { PublicApplicationView } from "@/lib/applications/application-view";

const ConnectAnotherDialog = lazy(() =>
  import("./connect-another-dialog").then((module) => ({ default: module.ConnectAnotherDialog })),
);

/** The way to a further shop: straight to Mirakl, or with several applications by choosing one first. */
export function ConnectAnother({ applications }: { applications: PublicApplicationView[] }) {
  const { isLeaving, trouble, start } = useTrip();
  const [isChoosing, setChoosing] = useState(false);
  const [only] = applications;
  if (!only) return null;
  const go = () =>
    applications.length === 1
      ? void start(() => startSellerAuthorization({ purpose: "connect", slug: only.slug }))
      : setChoosing(true);
  return (
    <div className="grid justify-items-center gap-3">
      {trouble && <TroubleCallout trouble={sellerTrouble(trouble)} />}
      <Button size="large" busy={isLeaving} busyLabel="Opening Mirakl…" onClick={go}>
        <Plus aria-hidden />
        Connect another shop
      </Button>
      {isChoosing && (
        <Suspense fallback={null}>
          <ConnectAnotherDialog applications={applications} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </div>
  );
}
