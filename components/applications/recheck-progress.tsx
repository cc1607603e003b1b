import { useNumber } from "@/components/ui/use-number";
import type { ApplicationRecheckView } from "@/lib/applications/application-view";
import { recheckProgress } from "./recheck-words";

/** The check of the accounts after a new client secret, as it goes on. */
export function RecheckProgress({ recheck }: { recheck: ApplicationRecheckView }) {
  const number = useNumber();
  const { done, total, sentence } = recheckProgress(recheck, number);
  return (
    <div className="grid gap-2 text-13">
      {total > 0 && (
        <progress
          aria-label="Accounts checked again"
          value={done}
          max={total}
          className="h-2 w-full appearance-none overflow-hidden rounded-full bg-pressed [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-pressed [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
        />
      )}
      <p role="status" className="tabular-nums">
        {sentence}
      </p>
    </div>
  );
}
