"use client";

import { useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { PublicApplicationView } from "@/lib/applications/application-view";
import { SellerStart } from "./seller-start";

interface ChosenApplicationProps {
  purpose: "connect" | "sign_in";
  /** Several; with one there is nothing to choose. */
  applications: PublicApplicationView[];
}

/** An application by its public name, then the way to Mirakl. None is chosen beforehand. */
export function ChosenApplication({ purpose, applications }: ChosenApplicationProps) {
  const [slug, setSlug] = useState("");
  const [error, setError] = useState<string>();
  const select = useRef<HTMLSelectElement>(null);
  const chosen = applications.find((application) => application.slug === slug);
  return (
    <div className="grid gap-4">
      <Field label="Application" error={error} hint="The name that you granted, or will grant, access to.">
        {(control) => (
          <Select
            {...control}
            ref={select}
            value={slug}
            onChange={({ target }) => {
              setSlug(target.value);
              setError(undefined);
            }}
          >
            <option value="">Choose one</option>
            {applications.map((application) => (
              <option key={application.slug} value={application.slug}>
                {application.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <SellerStart
        purpose={purpose}
        application={chosen ?? null}
        onMissing={() => {
          setError("Choose the application");
          select.current?.focus();
        }}
      />
    </div>
  );
}
