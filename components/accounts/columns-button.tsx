import { Columns3 } from "lucide-react";
import { Button, type ButtonProps } from "@/components/ui/button";

/** The button of the table's settings. */
export function ColumnsButton(props: ButtonProps) {
  return (
    <Button aria-haspopup="dialog" data-opens="columns" {...props}>
      <Columns3 aria-hidden />
      Columns
    </Button>
  );
}
