"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";

const ChangePasswordDialog = lazy(() =>
  import("./change-password-dialog").then((module) => ({ default: module.ChangePasswordDialog })),
);

/** The button, and the dialog behind it. @param props.email tells password managers whose password it is */
export function ChangePassword({ email }: { email: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Change password</Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ChangePasswordDialog email={email} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
