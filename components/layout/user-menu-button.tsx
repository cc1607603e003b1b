import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { buttonStyles } from "@/components/ui/button-styles";
import { type FramePerson, initials } from "./person";

/** The sidebar's button for the person: chevrons beside the name, or in the rail the initials themselves. */
export function UserMenuButton({ person, ...props }: { person: FramePerson } & ComponentProps<"button">) {
  return (
    <button
      type="button"
      aria-label="Account menu"
      aria-haspopup="menu"
      className={buttonStyles({ variant: "ghost", size: "icon" })}
      {...props}
    >
      <ChevronsUpDown aria-hidden className="rail:hidden" />
      <Avatar name={person.name} className="hidden rail:grid" />
    </button>
  );
}

export function Avatar({ name, className = "grid" }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden
      className={`size-7 shrink-0 place-items-center rounded-full bg-pressed font-semibold text-11 text-text-2 ${className}`}
    >
      {initials(name)}
    </span>
  );
}
