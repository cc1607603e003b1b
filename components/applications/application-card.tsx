import { KeyRound, Pencil, Trash2 } from "lucide-react";
import { type MouseEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { useNumber } from "@/components/ui/use-number";
import type { ApplicationView } from "@/lib/applications/application-view";
import { paths } from "@/lib/paths";
import { environmentLabels } from "@/lib/vocabulary";
import { ApplicationFacts } from "./application-facts";
import { RecheckProgress } from "./recheck-progress";
import { recheckProgress } from "./recheck-words";

export type OpenApplicationDialog = (
  kind: "replace" | "remove",
  application: ApplicationView,
  event: MouseEvent<HTMLElement>,
) => void;

interface ApplicationCardProps {
  application: ApplicationView;
  /** Null for who may only look. */
  openDialog: OpenApplicationDialog | null;
}

/** One application: what it is, what to hand out, and what can be done with it. */
export function ApplicationCard({ application, openDialog }: ApplicationCardProps) {
  const { id, name, environment, rejection, recheck } = application;
  const nameId = useId();
  const number = useNumber();
  const progress = recheck && recheckProgress(recheck, number);
  return (
    <Card aria-labelledby={nameId} className="overflow-hidden">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id={nameId} className="wrap-anywhere min-w-0 text-15">
            {name}
          </h2>
          <Tag>{environmentLabels[environment]}</Tag>
        </div>
        {openDialog && (
          <div className="flex flex-wrap gap-2 phone:grid phone:w-full">
            <LinkButton href={paths.editApplication(id)} aria-describedby={nameId}>
              <Pencil aria-hidden />
              Edit application
            </LinkButton>
            <Button aria-describedby={nameId} onClick={(event) => openDialog("replace", application, event)}>
              <KeyRound aria-hidden />
              Replace client secret
            </Button>
            <Button
              variant="danger-quiet"
              aria-describedby={nameId}
              onClick={(event) => openDialog("remove", application, event)}
            >
              <Trash2 aria-hidden />
              Remove application
            </Button>
          </div>
        )}
      </header>
      {rejection && (
        <div className="px-5 pb-4">
          <Callout
            tone="bad"
            title="Mirakl rejects this application"
            steps={rejection.advice.length > 1 ? rejection.advice : undefined}
          >
            <p>{rejection.message}</p>
            <p>
              Its accounts have stopped calling Mirakl since <Time at={rejection.at} quiet />, and nobody can sign in
              through it.
            </p>
            {rejection.advice.length === 1 && <p>{rejection.advice[0]}</p>}
          </Callout>
        </div>
      )}
      {recheck && progress && (progress.isRunning || recheck.failed > 0) && (
        <div className="px-5 pb-4">
          <div className="rounded-button border border-line bg-subtle px-4 py-3">
            <p className="mb-2 font-medium text-13">
              Client secret replaced <Time at={recheck.startedAt} quiet />
            </p>
            <RecheckProgress recheck={recheck} />
          </div>
        </div>
      )}
      <ApplicationFacts application={application} />
    </Card>
  );
}
