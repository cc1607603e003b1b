"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban, Download, RefreshCw, ShieldCheck, Tag, Trash2 } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useAccountSelection } from "@/components/accounts/use-account-selection";
import { useNumber } from "@/components/ui/use-number";
import type { AccountSelection } from "@/lib/accounts/account-selection";
import type { BulkPreviewView, ChangeKind } from "@/lib/bulk/bulk-view";
import { bulkPreviewQuery } from "@/lib/queries/bulk-runs";
import { BarButton } from "./bar-button";
import { leftOutText } from "./bulk-texts";
import { ExportMenu } from "./export-menu";
import { useStartRun } from "./use-start-run";

const BulkConfirmDialog = lazy(() =>
  import("./bulk-confirm-dialog").then((module) => ({ default: module.BulkConfirmDialog })),
);
const BulkTagDialog = lazy(() => import("./bulk-tag-dialog").then((module) => ({ default: module.BulkTagDialog })));

const actions = [
  { kind: "verify", Icon: ShieldCheck, label: (count: string) => `Verify ${count}`, isDestructive: false },
  {
    kind: "refresh",
    Icon: RefreshCw,
    label: (count: string) => `Refresh ${count} ${count === "1" ? "token" : "tokens"}`,
    isDestructive: false,
  },
  { kind: "revoke", Icon: Ban, label: (count: string) => `Revoke ${count}`, isDestructive: true },
  { kind: "remove", Icon: Trash2, label: (count: string) => `Remove ${count}`, isDestructive: true },
] as const;

/** What can be done with the accounts that are selected, and with how many of them. */
export function BulkActions() {
  const { selection } = useAccountSelection();
  return selection && <ActionsOf selection={selection} />;
}

function ActionsOf({ selection }: { selection: AccountSelection }) {
  const { clear } = useAccountSelection();
  const number = useNumber();
  const preview = useQuery({ ...bulkPreviewQuery(selection), placeholderData: (before) => before });
  const latest = useRef<AccountSelection>(null);
  useEffect(() => {
    latest.current = selection;
    return () => {
      latest.current = null;
    };
  }, [selection]);
  // What was ticked since stays ticked.
  const { start, startingKind } = useStartRun({ onStarted: (of) => of === latest.current && clear() });
  const [asked, setAsked] = useState<"revoke" | "remove" | null>(null);
  const [isTagging, setTagging] = useState(false);
  const askedPreview = asked && previewOf(preview.data, asked);
  const press = (kind: ChangeKind) => {
    if (kind === "revoke" || kind === "remove") setAsked(kind);
    else void start({ kind, selection });
  };
  return (
    <>
      <span aria-hidden className="mx-1 h-5 w-px bg-tip-text/20 phone:hidden" />
      {actions.map(({ kind, Icon, label, isDestructive }) => {
        const of = previewOf(preview.data, kind);
        return (
          <BarButton
            key={kind}
            label={of ? label(number(of.applies)) : "…"}
            opensDialog={isDestructive}
            hint={of && leftOutText(of, number)}
            isDestructive={isDestructive}
            isBusy={startingKind === kind}
            isDisabled={!of || of.applies === 0 || preview.isPlaceholderData || startingKind !== null}
            onPress={() => press(kind)}
          >
            <Icon aria-hidden />
          </BarButton>
        );
      })}
      <BarButton
        label="Tag"
        opensDialog
        isDisabled={!preview.data || preview.isPlaceholderData || startingKind !== null}
        onPress={() => setTagging(true)}
      >
        <Tag aria-hidden />
      </BarButton>
      <ExportMenu selection={selection}>
        <BarButton label="Export">
          <Download aria-hidden />
        </BarButton>
      </ExportMenu>
      {isTagging && preview.data && (
        <Suspense fallback={null}>
          <BulkTagDialog
            selection={selection}
            count={preview.data.total}
            onClose={() => setTagging(false)}
            onStarted={clear}
          />
        </Suspense>
      )}
      {asked && askedPreview && (
        <Suspense fallback={null}>
          <BulkConfirmDialog
            kind={asked}
            preview={askedPreview}
            selection={selection}
            onClose={() => setAsked(null)}
            onStarted={clear}
          />
        </Suspense>
      )}
    </>
  );
}

const previewOf = (preview: BulkPreviewView | undefined, kind: ChangeKind) => preview?.kinds[kind];
