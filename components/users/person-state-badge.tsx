import { Ban, CircleCheck, Hourglass, TimerOff } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { type PersonState, stateLabels } from "./user-words";

const looks: Record<PersonState, { tone: BadgeTone; Icon: typeof Ban }> = {
  active: { tone: "ok", Icon: CircleCheck },
  disabled: { tone: "off", Icon: Ban },
  invited: { tone: "off", Icon: Hourglass },
  expired: { tone: "warn", Icon: TimerOff },
};

/** Whether somebody may come in. */
export function PersonStateBadge({ state }: { state: PersonState }) {
  const { tone, Icon } = looks[state];
  return (
    <Badge tone={tone} data-status={state}>
      <Icon aria-hidden />
      {stateLabels[state]}
    </Badge>
  );
}
