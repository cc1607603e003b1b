"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { ReadProblem } from "@/components/account/read-problem";
import { useAddressValue } from "@/components/account/use-address-value";
import { LinkButton } from "@/components/ui/link-button";
import type { ApplicationView } from "@/lib/applications/application-view";
import { paths } from "@/lib/paths";
import { applicationsQuery } from "@/lib/queries/applications";
import { AddedApplication } from "./added-application";
import { ApplicationCard, type OpenApplicationDialog } from "./application-card";
import { ApplicationDialogs } from "./application-dialogs";
import { ApplicationsEmpty } from "./applications-empty";

/**
 * The Mirakl applications of the company, kept up to date while it is open.
 * @param props.canChange false for who may only look
 */
export function ApplicationsScreen({ canChange }: { canChange: boolean }) {
  const { data: view, error, isFetching, refetch } = useQuery(applicationsQuery());
  const addedId = useAddressValue("added");
  const [dialog, setDialog] = useState<{ kind: "replace" | "remove"; application: ApplicationView } | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const pressed = useRef<HTMLElement>(null);
  if (!view) return null;

  const { applications } = view;
  const added = applications.find(({ id }) => id === addedId);
  const openDialog: OpenApplicationDialog = (kind, application, event) => {
    pressed.current = event.currentTarget;
    setDialog({ kind, application });
  };
  // After a removal the button that asked for it is gone.
  const focusAfter = {
    get current() {
      return pressed.current?.isConnected ? pressed.current : heading.current;
    },
  };

  return (
    <>
      <div className="mb-6 flex items-start justify-between gap-4 phone:mb-4">
        <div className="min-w-0">
          <h1 ref={heading} tabIndex={-1} className="text-22 outline-none">
            Applications
          </h1>
          <p className="text-text-2">What Mirakl registered for your company, for Sign in with Mirakl.</p>
        </div>
        {canChange && applications.length > 0 && (
          <LinkButton href={paths.addApplication()} variant="primary">
            <Plus aria-hidden />
            Add application
          </LinkButton>
        )}
      </div>
      <div className="grid grid-cols-1 gap-4">
        {error && <ReadProblem error={error} isRetrying={isFetching} onRetry={() => void refetch()} />}
        {added && <AddedApplication application={added} />}
        {applications.length === 0 && <ApplicationsEmpty canChange={canChange} />}
        {applications.length > 0 && (
          <ul aria-label="Applications" className="grid grid-cols-1 gap-4">
            {applications.map((application) => (
              <li key={application.id}>
                <ApplicationCard application={application} openDialog={canChange ? openDialog : null} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <ApplicationDialogs dialog={dialog} onClose={() => setDialog(null)} finalFocus={focusAfter} />
    </>
  );
}
