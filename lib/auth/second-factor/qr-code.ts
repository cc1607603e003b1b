import { encode } from "uqr";
import type { QrCodeView } from "@/lib/users/sign-in-security-view";

/** A text as a QR code: the outline of its dark squares in a square of `size`, with the quiet zone around it. */
export function qrCode(text: string): QrCodeView {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const rows = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")).join(""));
  return { size, path: rows.join("") };
}
