import { useId } from "react";
import { Card, CardHeader } from "@/components/ui/card";

const mono = "wrap-anywhere font-mono text-12";

/** How to come to another key without a moment in which some process cannot open something. */
export function ChangeKeyCard() {
  const titleId = useId();
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader title="Change the key" id={titleId} />
      <ol className="grid list-decimal gap-2 py-4 pr-5 pl-10 text-13">
        <li>
          Make one: <code className={mono}>openssl rand -base64 32</code>, and give it an id of your own.
        </li>
        <li>
          Add it <strong>behind</strong> the others, <code className={mono}>ENCRYPTION_KEYS=old:…,new:…</code>, and
          restart every process: all of them can open what it will seal.
        </li>
        <li>
          Put it <strong>first</strong>, <code className={mono}>ENCRYPTION_KEYS=new:…,old:…</code>, and restart again.
        </li>
        <li>
          Re-seal here, or with <code className={mono}>npm run keys:rotate</code>. When the old key is no longer used,
          remove it.
        </li>
      </ol>
    </Card>
  );
}
