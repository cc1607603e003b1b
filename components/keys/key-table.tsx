import { CircleCheck, CircleDashed, CircleSlash, KeyRound, type LucideIcon, TriangleAlert } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { useNumber } from "@/components/ui/use-number";
import type { KeyView } from "@/lib/keys/key-view";
import { keyStateLabels, sealsText } from "./key-words";

const looks: Record<KeyView["state"], { Icon: LucideIcon; tone: BadgeTone }> = {
  newest: { Icon: CircleCheck, tone: "ok" },
  used: { Icon: KeyRound, tone: "warn" },
  retired: { Icon: CircleSlash, tone: "off" },
  unused: { Icon: CircleDashed, tone: "off" },
  missing: { Icon: TriangleAlert, tone: "bad" },
};

const cell = "border-line border-t px-5 py-3 text-left align-middle phone:px-4";
const head = "h-9 bg-subtle px-5 text-left font-medium text-12 text-text-2 phone:px-4";

/** The keys as they stand in the settings, and the ones that are missing there. */
export function KeyTable({ keys }: { keys: readonly KeyView[] }) {
  return (
    <Card className="overflow-hidden">
      <table aria-label="Encryption keys" className="w-full text-13">
        <thead>
          <tr>
            <th scope="col" className={head}>
              Key
            </th>
            <th scope="col" className={head}>
              State
            </th>
            <th scope="col" className={head}>
              Seals
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <KeyRow key={key.id} of={key} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function KeyRow({ of: key }: { of: KeyView }) {
  const number = useNumber();
  const { Icon, tone } = looks[key.state];
  return (
    <tr>
      <th scope="row" className={`${cell} wrap-anywhere font-mono font-normal text-12`}>
        {key.id}
      </th>
      <td className={cell}>
        <Badge tone={tone} data-state={key.state}>
          <Icon aria-hidden />
          {keyStateLabels[key.state]}
        </Badge>
      </td>
      <td className={`${cell} tabular-nums`}>{sealsText(key, number)}</td>
    </tr>
  );
}
