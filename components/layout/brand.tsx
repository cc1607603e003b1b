import { clsx } from "clsx";
import { KeyRound } from "lucide-react";
import Link from "next/link";
import { paths } from "@/lib/paths";

interface BrandProps {
  /** In the narrow rail the name is for assistive technology only. */
  inRail?: boolean;
  /** Where it leads; the accounts, unless told. */
  href?: string;
}

/** Mark and name. */
export function Brand({ inRail = false, href = paths.accounts() }: BrandProps) {
  return (
    <Link href={href} className="flex h-8 items-center gap-2.5 font-semibold text-text">
      <BrandMark />
      <span className={clsx("text-15", inRail && "rail:sr-only")}>Latchkey</span>
    </Link>
  );
}

export function BrandMark() {
  return (
    <span className="grid size-6 shrink-0 place-items-center rounded-control bg-text text-surface">
      <KeyRound aria-hidden className="size-3.5" />
    </span>
  );
}
