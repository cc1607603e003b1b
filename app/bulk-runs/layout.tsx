import type { ReactNode } from "react";
import { BackOfficeFrame } from "../back-office-frame";

export default function BulkRunsLayout({ children }: { children: ReactNode }) {
  return <BackOfficeFrame>{children}</BackOfficeFrame>;
}
