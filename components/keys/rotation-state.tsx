import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { useNumber } from "@/components/ui/use-number";
import type { KeyRotationView, KeysView } from "@/lib/keys/key-view";
import { counted, leftText, named, progressText } from "./key-words";

/** How the rotation stands: its progress, what it came to, or that one is wanted. */
export function RotationState({ view }: { view: KeysView }) {
  const { rotation, keys, toReseal } = view;
  const number = useNumber();
  if (rotation && rotation.finishedAt === null) return <Running rotation={rotation} />;
  const retired = keys.filter(({ state }) => state === "retired");
  const left = leftText(view, number);
  return (
    <>
      {toReseal > (rotation?.unreadable ?? 0) && (
        <Callout title={`${counted(toReseal, "item", number)} to re-seal with the newest key`}>
          <p>Nothing stops meanwhile: tokens are refreshed and messages pulled as always.</p>
        </Callout>
      )}
      {rotation?.finishedAt && retired.length > 0 && (
        <Callout
          tone="ok"
          live
          title={`Key ${named(retired)} is no longer used`}
          steps={[
            `Remove ${named(retired)} from ENCRYPTION_KEYS of every process, and restart.`,
            "Keep it beside your backups: one from before now opens with it only.",
          ]}
        >
          <p>
            {counted(rotation.resealed, "item", number)} re-sealed with “{rotation.targetKeyId}”{" "}
            <Time at={rotation.finishedAt} quiet />, started by {rotation.requestedBy}.
          </p>
        </Callout>
      )}
      {left && (
        <Callout tone="warn" title="Not everything could be re-sealed">
          <p>{left}</p>
        </Callout>
      )}
    </>
  );
}

function Running({ rotation }: { rotation: KeyRotationView }) {
  const { resealed, total, requestedBy, startedAt } = rotation;
  const number = useNumber();
  return (
    <Card className="grid gap-2 px-5 py-4 text-13">
      <p className="font-medium">
        Re-sealing, started by {requestedBy} <Time at={startedAt} quiet />
      </p>
      <progress
        aria-label="Re-sealed"
        value={resealed}
        max={Math.max(1, total)}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-pressed [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-pressed [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
      />
      <p role="status" className="tabular-nums">
        {progressText(rotation, number)}
      </p>
      <p className="text-text-2">It goes on when this page is closed. Nothing else stops for it.</p>
    </Card>
  );
}
