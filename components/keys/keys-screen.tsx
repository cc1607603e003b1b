"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshCcw } from "lucide-react";
import { useState } from "react";
import { ReadProblem } from "@/components/account/read-problem";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Button } from "@/components/ui/button";
import { startKeyRotation } from "@/lib/actions/start-key-rotation";
import { keysQuery } from "@/lib/queries/keys";
import { ChangeKeyCard } from "./change-key-card";
import { KeyTable } from "./key-table";
import { KeysHeading } from "./keys-heading";
import { LostKeys } from "./lost-keys";
import { RotationState } from "./rotation-state";

/**
 * The encryption keys, what each seals and how a rotation stands, kept up to date while it is open.
 * @param props.canRotate false for who may only look
 */
export function KeysScreen({ canRotate }: { canRotate: boolean }) {
  const { data: view, error, isFetching, refetch } = useQuery(keysQuery());
  const queries = useQueryClient();
  const [isStarting, setStarting] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  if (!view) return null;

  const newest = view.keys[0]?.id ?? "";
  const isRunning = view.rotation !== null && view.rotation.finishedAt === null;
  const start = async () => {
    setStarting(true);
    setTrouble(null);
    try {
      const result = await startKeyRotation({ targetKeyId: newest });
      if (result.ok) queries.setQueryData(keysQuery().queryKey, result.data);
      else setTrouble(result.error);
    } catch (thrown) {
      setTrouble(lostConnection(thrown));
    }
    setStarting(false);
  };

  return (
    <>
      <KeysHeading>
        {canRotate && (view.toReseal > 0 || isRunning) && (
          <Button
            variant="primary"
            busy={isStarting || isRunning}
            busyLabel={isRunning ? "Re-sealing…" : "Starting…"}
            onClick={() => void start()}
          >
            <RefreshCcw aria-hidden />
            Re-seal with newest key
          </Button>
        )}
      </KeysHeading>
      <div className="grid grid-cols-1 gap-4">
        {error && <ReadProblem error={error} isRetrying={isFetching} onRetry={() => void refetch()} />}
        {trouble && <TroubleCallout trouble={trouble} />}
        {view.lost && <LostKeys keys={view.keys} lost={view.lost} />}
        <RotationState view={view} />
        <KeyTable keys={view.keys} />
        <ChangeKeyCard />
      </div>
    </>
  );
}
