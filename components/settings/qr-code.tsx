import type { QrCodeView } from "@/lib/users/sign-in-security-view";

/** A QR code: dark on white in both themes, because cameras expect that. */
export function QrCode({ code: { size, path } }: { code: QrCodeView }) {
  return (
    <svg
      role="img"
      aria-label="QR code for the authenticator app"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-44 rounded-button border border-line"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
