import Link from "next/link";
import { SellerStart } from "@/components/authorization/seller-start";
import { PublicFrame } from "@/components/layout/public-frame";
import { Card } from "@/components/ui/card";
import { NumberedSteps } from "@/components/ui/numbered-steps";
import type { PublicApplicationView } from "@/lib/applications/application-view";
import { paths } from "@/lib/paths";
import { AccessList } from "./access-list";
import { grantedThing } from "./access-words";

/** What a seller is sent to: who asks for access, how it is granted, what it is used for, and how to end it. */
export function ConnectPage({ application }: { application: PublicApplicationView }) {
  const { name, integrationType, marketplace } = application;
  const thing = grantedThing[integrationType];
  const steps = [
    { lead: "Sign in on Mirakl’s own page.", rest: `Your password stays there, it is never shown to ${name}.` },
    { lead: `Choose the ${thing} and agree.`, rest: `One ${thing} at a time.` },
    { lead: "You are brought back here", rest: "and see that it works." },
  ];
  return (
    <PublicFrame>
      <Card aria-labelledby="connect" className="overflow-hidden">
        <div className="p-8 phone:p-5">
          <h1 id="connect" className="wrap-anywhere text-22">
            Connect your {thing} to {name}
          </h1>
          <p className="wrap-anywhere mt-2 mb-6 text-text-2">
            {integrationType === "marketplace_operator"
              ? `${name} works with your marketplace. For that it needs access to it at Mirakl.`
              : `${name} answers customer messages for you. For that it needs access to your ${thing} at Mirakl.`}
          </p>
          <div className="mb-7">
            <NumberedSteps steps={steps} />
          </div>
          <SellerStart purpose="connect" application={application}>
            {marketplace ? `Connect to ${marketplace} Marketplace` : "Sign in with Mirakl"}
          </SellerStart>
        </div>
        <div className="border-line border-t bg-subtle px-8 py-4 text-text-2 phone:px-5">
          <h2 className="wrap-anywhere mb-2 font-semibold text-13 text-text">What {name} will do with it</h2>
          <AccessList integrationType={integrationType} tense="before" />
        </div>
      </Card>
      <p className="mt-5 text-center text-13 text-text-2">
        You can revoke this at any time under{" "}
        <Link href={paths.settings()} prefetch={false} className="link">
          Connected accounts
        </Link>
        .
      </p>
    </PublicFrame>
  );
}
