import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useRef } from "react";
import { Spinner } from "@/components/ui/spinner";
import { Tooltip } from "@/components/ui/tooltip";

interface BarButtonProps extends Omit<ComponentProps<"button">, "children"> {
  label: string;
  /** "…" after the label tells that a dialog follows; it stays out of the name. */
  opensDialog?: boolean;
  /** What it leaves out and why; shown on hover and focus. */
  hint?: string | null | undefined;
  isDestructive?: boolean;
  isBusy?: boolean;
  isDisabled?: boolean;
  onPress?: () => void;
  /** Its icon. */
  children: ReactNode;
}

/** An action of the selection bar. One that applies to nothing keeps the focus, so that its tooltip can say why. */
export function BarButton(props: BarButtonProps) {
  const {
    label,
    opensDialog,
    hint,
    isDestructive,
    isBusy = false,
    isDisabled = false,
    onPress,
    children,
    ...rest
  } = props;
  const anchor = useRef<HTMLSpanElement>(null);
  const button = (trigger: object) => (
    <button
      type="button"
      {...trigger}
      aria-disabled={isDisabled || undefined}
      aria-busy={isBusy || undefined}
      {...(onPress && { onClick: isDisabled ? undefined : onPress })}
      {...rest}
      className={clsx(
        "inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-control px-2.5 font-medium tabular-nums focus-visible:outline-tip-text phone:h-touch [&_svg]:size-4",
        isDisabled ? "cursor-not-allowed text-tip-text-2 forced-colors:text-[GrayText]" : "hover:bg-tip-text/15",
        isDestructive && !isDisabled && "text-tip-bad",
      )}
    >
      {isBusy ? <Spinner /> : children}
      <span>
        {label}
        {opensDialog && <span aria-hidden>…</span>}
      </span>
    </button>
  );
  if (!hint) return button({});
  return (
    <span ref={anchor}>
      <Tooltip anchor={anchor} content={() => hint}>
        {button}
      </Tooltip>
    </span>
  );
}
