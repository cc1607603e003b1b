import { cva, type VariantProps } from "class-variance-authority";

/** Looks shared by buttons and by links that look like one. Icons are 16 px children. */
export const buttonStyles = cva(
  [
    "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap border font-medium",
    "transition-colors duration-fast [&_svg]:size-4 phone:text-14",
    "disabled:cursor-not-allowed disabled:border-transparent disabled:bg-pressed disabled:text-text-3 disabled:shadow-none",
    "disabled:[&_svg]:text-current",
  ],
  {
    variants: {
      variant: {
        primary: "border-transparent bg-accent text-on-accent shadow-1 not-disabled:hover:bg-accent-hover",
        secondary: "border-line-strong bg-surface text-text shadow-1 not-disabled:hover:bg-hover [&_svg]:text-text-2",
        neutral: "border-control bg-surface text-text not-disabled:hover:bg-hover",
        ghost:
          "border-transparent bg-transparent text-text-2 not-disabled:hover:bg-hover not-disabled:hover:text-text disabled:bg-transparent",
        danger: "border-transparent bg-danger text-on-danger shadow-1 not-disabled:hover:bg-danger-hover",
        "danger-quiet": "border-line-strong bg-surface text-bad-text shadow-1 not-disabled:hover:bg-hover",
      },
      size: {
        default: "h-button rounded-control px-3 text-13 phone:h-touch",
        large: "h-large rounded-button px-4 text-14 phone:h-touch",
        tall: "h-12 w-full rounded-button px-5 text-15 phone:text-15!",
        icon: "size-8 rounded-control phone:size-11",
      },
    },
    defaultVariants: { variant: "secondary", size: "default" },
  },
);

export type ButtonStyle = VariantProps<typeof buttonStyles>;
