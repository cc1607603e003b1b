import Link from "next/link";
import { Callout } from "@/components/ui/callout";
import { paths } from "@/lib/paths";

/** Why no reply can be sent now, and where that can be mended. */
export function ReplyBlocked({ reason, accountId }: { reason: string; accountId: string }) {
  return (
    <Callout tone="warn" title="No reply can be sent now">
      <p>
        {reason}{" "}
        <Link href={paths.account(accountId)} className="link">
          Go to the account
        </Link>
      </p>
    </Callout>
  );
}
