import type { Role } from "@/lib/vocabulary";

/** Who is signed in, as far as the frame shows it. */
export interface FramePerson {
  name: string;
  role: Role;
}

export const roleLabels: Record<Role, string> = { admin: "Admin", viewer: "Viewer", seller: "Seller" };

/** Up to two letters for the round sign beside the name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word && [...word][0]);
  return letters.join("").toUpperCase();
}
