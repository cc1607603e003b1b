import { TickTarget } from "@/components/ui/tick-box";

interface SelectCellProps {
  /** Accessible name of the box. */
  label: string;
  checked: boolean;
  /** `isRange` = pressed with Shift. */
  onSelect: (ticked: boolean, isRange: boolean) => void;
}

/** The cell with the box that selects a row. */
export function SelectCell({ label, checked, onSelect }: SelectCellProps) {
  return (
    <td className="account-select">
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
