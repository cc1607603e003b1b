import type { ReactNode } from "react";
import { BackOfficeFrame } from "../back-office-frame";

export default function ActivityLayout({ children }: { children: ReactNode }) {
  return <BackOfficeFrame>{children}</BackOfficeFrame>;
}
