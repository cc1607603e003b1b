"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { ShownFilter } from "@/components/ui/filter-options";
import { Input } from "@/components/ui/input";
import { TriggeredPopover } from "@/components/ui/triggered-popover";
import { anyTime, dayOf, endOfDay, lastDayOf, lastDays, periodChoices, startOfDay } from "./period";
import type { PeriodFilterProps } from "./period-filter";

/** The open half of `PeriodFilter`: a choice closes it, a date counts as soon as it is whole. */
export function PeriodFilterPopover({ trigger, period, onChange }: PeriodFilterProps & { trigger: ShownFilter }) {
  const [open, setOpen] = useState(true);
  const choose = (chosen: PeriodFilterProps["period"]) => {
    onChange(chosen);
    setOpen(false);
  };
  return (
    <TriggeredPopover trigger={trigger} open={open} onOpenChange={setOpen} className="w-80">
      <div className="grid gap-3 p-3">
        <div className="grid grid-cols-2 gap-2">
          {periodChoices.map(({ label, days }) => (
            <Button key={days} onClick={() => choose(lastDays(days, Date.now()))}>
              {label}
            </Button>
          ))}
          <Button onClick={() => choose(anyTime)}>Any time</Button>
        </div>
        <div className="grid grid-cols-2 gap-2">
          <Field label="From" className="grid-cols-[minmax(0,1fr)]">
            {(control) => (
              <Input
                {...control}
                type="date"
                className="px-2!"
                value={dayOf(period.from)}
                onChange={({ target }) => onChange({ ...period, from: startOfDay(target.value) })}
              />
            )}
          </Field>
          <Field label="To" className="grid-cols-[minmax(0,1fr)]">
            {(control) => (
              <Input
                {...control}
                type="date"
                className="px-2!"
                value={lastDayOf(period.to)}
                onChange={({ target }) => onChange({ ...period, to: endOfDay(target.value) })}
              />
            )}
          </Field>
        </div>
      </div>
    </TriggeredPopover>
  );
}
