import { clsx } from "clsx";
import { TickTarget } from "@/components/ui/tick-box";

interface SelectCellProps {
  /** Accessible name of the box. */
  label: string;
  checked: boolean;
  /** `isRange` = pressed with Shift. */
  onSelect: (ticked: boolean, isRange: boolean) => void;
  className: string;
}

/** The cell with the box that selects a row. */
export function SelectCell({ label, checked, onSelect, className }: SelectCellProps) {
  return (
    <td className={clsx(className, "select-none pr-0! pl-3! phone:pl-0!")}>
      <TickTarget
        label={label}
        checked={checked}
        onChange={({ target, nativeEvent }) =>
          onSelect(target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
    </td>
  );
}
