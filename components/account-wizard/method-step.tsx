import { ArrowRight, Braces, KeyRound, LogIn } from "lucide-react";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { RadioCards, TallRadioCard } from "@/components/ui/radio-cards";
import { Tag } from "@/components/ui/tag";
import { paths } from "@/lib/paths";
import { type AuthenticationMethod, authenticationMethods } from "@/lib/vocabulary";

interface MethodStepProps {
  method: AuthenticationMethod;
  onChange: (method: AuthenticationMethod) => void;
  onContinue: () => void;
  /** False until the page listens: a press before that would be lost. */
  isReady: boolean;
}

const shortNames: Record<AuthenticationMethod, string> = {
  client_credentials: "Client ID and secret",
  authorization_code: "Sign in with Mirakl",
  api_key: "API key",
};

/** Step 1: the three ways to authenticate, with what each needs and where it is found. */
export function MethodStep({ method, onChange, onContinue, isReady }: MethodStepProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Chosen before this page listened: the browser shows it, so it counts.
    const shown = form.current?.querySelector<HTMLInputElement>("input:checked")?.value;
    const choice = authenticationMethods.find((known) => known === shown);
    if (choice) onChange(choice);
  }, [onChange]);

  function submit(event: FormEvent) {
    event.preventDefault();
    onContinue();
  }
  return (
    <form ref={form} method="post" onSubmit={submit}>
      <RadioCards
        legend="Authentication method"
        hideLegend
        value={method}
        onChange={onChange}
        className="grid-cols-3 grid-rows-[repeat(6,auto)] gap-x-4 phone:grid-cols-1 phone:grid-rows-none phone:gap-y-3"
      >
        <TallRadioCard
          value="client_credentials"
          label="OAuth 2.0 — Client ID and secret"
          icon={<Braces aria-hidden className="size-5" />}
          badge={<Tag accent>Recommended</Tag>}
          hint="Latchkey asks for a new token every hour with your own credentials. Nobody has to sign in."
        >
          <Row title="What you need">
            <Bullets
              of={["Client ID and client secret", "Target environment", "Mirakl URL, or Company ID for Mirakl Connect"]}
            />
          </Row>
          <Row title="Where to find it">
            In Mirakl Connect: <strong className="font-medium">Settings › API integration</strong>. On a marketplace:
            Mirakl’s developer portal, or your Mirakl contact.
          </Row>
          <Row title="Good to know">The token lasts about 60 min and is renewed on its own.</Row>
        </TallRadioCard>
        <TallRadioCard
          value="authorization_code"
          label="OAuth 2.0 — Sign in with Mirakl"
          icon={<LogIn aria-hidden className="size-5" />}
          hint="You, or the seller, sign in on Mirakl’s page, choose the shop and agree. No secret changes hands."
        >
          <Row title="What you need">
            <Bullets of={["A Mirakl login for the shop", "An application that an admin registers"]} />
          </Row>
          <Row title="Where to find it">Nothing to copy. Latchkey opens Mirakl’s sign-in page and brings you back.</Row>
          <Row title="Good to know">Often has no expiry. Sellers can revoke it at any time.</Row>
        </TallRadioCard>
        <TallRadioCard
          value="api_key"
          label="API key"
          icon={<KeyRound aria-hidden className="size-5" />}
          hint="A fixed key of one shop user. The quickest way when the marketplace offers no OAuth."
        >
          <Row title="What you need">
            <Bullets of={["API key of the shop user", "Target environment", "Mirakl URL of the marketplace"]} />
          </Row>
          <Row title="Where to find it">
            In the marketplace’s back office: your <strong className="font-medium">e-mail menu › API key</strong>, at{" "}
            <span className="wrap-anywhere font-mono text-12">/mmp/shop/user/api</span>. Only the main user may create
            one.
          </Row>
          <Row title="Good to know">Never expires, but a new key replaces the old one at once.</Row>
        </TallRadioCard>
      </RadioCards>
      <p className="mt-4 text-13 text-text-2">
        Not sure? A client ID and a client secret: take the first. A seller’s shop you have no credentials for: the
        second. Only one long key: the third.
      </p>
      <footer className="mt-6 flex items-center justify-between gap-2">
        <LinkButton href={paths.accounts()} variant="ghost" size="large" className="-ml-4">
          Cancel
        </LinkButton>
        <div className="flex items-center gap-3">
          <p className="text-13 text-text-2 phone:hidden">{shortNames[method]} selected</p>
          <Button type="submit" variant="primary" size="large" disabled={!isReady}>
            Continue
            <ArrowRight aria-hidden />
          </Button>
        </div>
      </footer>
    </form>
  );
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <span className="block border-line border-t pt-3 pb-3 text-13 last:pb-0">
      <span className="mb-1 block font-medium text-12 text-text-3">{title}</span>
      {children}
    </span>
  );
}

/** Spans rather than a list: a label may hold nothing else. */
function Bullets({ of: lines }: { of: string[] }) {
  return lines.map((line) => (
    <span
      key={line}
      className="flex gap-2 before:mt-2 before:size-1 before:shrink-0 before:rounded-full before:bg-text-3"
    >
      {line}
    </span>
  ));
}
