import { Ban, CircleCheck, Hourglass, type LucideIcon, RefreshCwOff, TimerOff, Unplug } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { type TokenStatus, tokenStatusLabels } from "@/lib/vocabulary";

/** Icon and tone of a status: red only where a person must act; amber while the worker still does. */
export const statusLooks: Record<TokenStatus, { Icon: LucideIcon; tone: BadgeTone }> = {
  active: { Icon: CircleCheck, tone: "ok" },
  expiring: { Icon: Hourglass, tone: "warn" },
  expired: { Icon: TimerOff, tone: "warn" },
  failing: { Icon: RefreshCwOff, tone: "warn" },
  reconnect: { Icon: Unplug, tone: "bad" },
  revoked: { Icon: Ban, tone: "off" },
};

interface StatusBadgeProps {
  status: TokenStatus;
  /** Second line of the status, such as "Check failing". */
  detail?: string | null;
  /** Fills Active too; for page headers. */
  filled?: boolean;
  /** Instead of the status' own. */
  icon?: ReactNode;
}

/** The status of an account's connection: icon, word and tone. */
export function StatusBadge({ status, detail, filled, icon }: StatusBadgeProps) {
  const { Icon, tone } = statusLooks[status];
  return (
    <>
      <Badge tone={tone} filled={filled} data-status={status}>
        {icon ?? <Icon aria-hidden />}
        {tokenStatusLabels[status]}
      </Badge>
      {detail && <span className="text-12 text-text-2">{detail}</span>}
    </>
  );
}
