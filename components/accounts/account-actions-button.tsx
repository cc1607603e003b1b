import { Ellipsis } from "lucide-react";
import { Button, type ButtonProps } from "@/components/ui/button";

/** "Actions for …", the button at the end of a row. */
export function AccountActionsButton({ name, ...props }: { name: string } & ButtonProps) {
  return (
    <Button variant="ghost" size="icon" aria-label={`Actions for ${name}`} aria-haspopup="menu" {...props}>
      <Ellipsis aria-hidden />
    </Button>
  );
}
