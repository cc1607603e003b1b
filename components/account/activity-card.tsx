import {
  Ban,
  CircleDot,
  KeyRound,
  LogIn,
  type LucideIcon,
  Pencil,
  Plug,
  Plus,
  RefreshCw,
  ShieldCheck,
  Tags,
} from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import type { ActivityEntryView } from "@/lib/accounts/account-view";
import { parseActivityQuery } from "@/lib/audit/activity-query";
import { paths } from "@/lib/paths";
import { ClockTime } from "./clock-time";
import { Rail } from "./history-list";

const icons: Record<string, LucideIcon> = {
  "account.added": Plus,
  "account.verified": ShieldCheck,
  "account.token_refreshed": RefreshCw,
  "account.renamed": Pencil,
  "account.tagged": Tags,
  "account.api_key_replaced": KeyRound,
  "account.client_secret_replaced": KeyRound,
  "account.connected": LogIn,
  "account.reconnected": Plug,
  "account.access_revoked": Ban,
  "account.revocation_confirmed": Ban,
};

const allActivity = parseActivityQuery(new URLSearchParams());

/** What people did to the account, newest first. */
export function ActivityCard({ accountId, activity }: { accountId: string; activity: ActivityEntryView[] }) {
  const titleId = useId();
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader title="Activity" id={titleId}>
        <Link href={paths.activity({ ...allActivity, accountId })} prefetch={false} className="link text-13">
          Open in Activity
        </Link>
      </CardHeader>
      {activity.length === 0 ? (
        <p className="px-5 py-4 text-13 text-text-2">Nobody has done anything here yet.</p>
      ) : (
        <ol aria-labelledby={titleId} className="px-5 pt-4">
          {activity.map(({ id, at, event, personName, summary }) => {
            const Icon = icons[event] ?? CircleDot;
            return (
              <li key={id} className="relative grid grid-cols-[16px_minmax(0,1fr)] gap-3 pb-4 text-13">
                <Rail />
                <Icon aria-hidden className="relative mt-0.5 size-4 bg-surface text-text-3" />
                <div className="min-w-0">
                  <p className="wrap-anywhere">
                    <strong className="font-medium">{personName ?? "A former user"}</strong> {summary}
                  </p>
                  <p className="text-text-2">
                    <ClockTime at={at} />
                  </p>
                </div>
              </li>
            );
          })}
        </ol>
      )}
    </Card>
  );
}
