"use client";

import { Keyboard } from "lucide-react";
import { Close, Content, Portal, Root, Trigger } from "radix-ui/popover";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { keepMovedFocus } from "@/components/ui/keep-moved-focus";
import { Select } from "@/components/ui/select";
import { tableDensities } from "@/lib/vocabulary";
import { ColumnChooser } from "./column-chooser";
import { ColumnsButton } from "./columns-button";
import { SortFields } from "./sort-fields";
import type { TableSettingsProps } from "./table-settings-menu";

const densityLabels = { comfortable: "Comfortable", compact: "Compact" };

/** The open half of `TableSettingsMenu`. Every change counts at once. */
export function TableSettingsPopover({ query, show, table, openKeys }: TableSettingsProps) {
  return (
    <Root defaultOpen>
      <Trigger asChild>
        <ColumnsButton />
      </Trigger>
      <Portal>
        <Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label="Columns"
          onCloseAutoFocus={keepMovedFocus}
          className="z-20 grid max-h-(--radix-popover-content-available-height) w-80 animate-overlay gap-4 overflow-y-auto rounded-button border border-line-strong bg-surface p-4 shadow-2"
        >
          <ColumnChooser columns={table.columns} onChange={(columns) => table.setLayout({ columns })} />
          <Field label="Density">
            {(control) => (
              <Select
                {...control}
                value={table.density}
                onChange={({ target }) => {
                  const density = tableDensities.find((known) => known === target.value);
                  if (density) table.setLayout({ density });
                }}
              >
                {tableDensities.map((density) => (
                  <option key={density} value={density}>
                    {densityLabels[density]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <SortFields query={query} show={show} />
          <Close asChild>
            <Button variant="ghost" onClick={openKeys}>
              <Keyboard aria-hidden />
              Keyboard shortcuts
            </Button>
          </Close>
        </Content>
      </Portal>
    </Root>
  );
}
