"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useRef, useState } from "react";
import { ReadProblem } from "@/components/account/read-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { usersQuery } from "@/lib/queries/users";
import type { UserDialog } from "./user-dialog";
import { UserDialogs } from "./user-dialogs";
import { UserTable } from "./user-table";
import { usersText } from "./user-words";

/** Who may come in to the back office, kept up to date while it is open. */
export function UsersScreen() {
  const { data: view, error, isFetching, refetch } = useQuery(usersQuery());
  const [dialog, setDialog] = useState<UserDialog | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const invite = useRef<HTMLButtonElement>(null);
  if (!view) return null;
  // The menu that opened a dialog is gone by then: back to its button, or to the heading when the whole row is gone.
  const focusAfter = {
    get current() {
      if (dialog?.kind === "invite") return invite.current;
      const about = dialog && ("user" in dialog ? dialog.user.id : dialog.invitation.id);
      return document.querySelector<HTMLElement>(`[data-person="${about}"] button`) ?? heading.current;
    },
  };
  return (
    <>
      <div className="mb-6 flex items-start justify-between gap-4 phone:mb-4">
        <div className="min-w-0">
          <h1 ref={heading} tabIndex={-1} className="text-22 outline-none">
            Users
          </h1>
          <p className="text-text-2">{usersText(view)}</p>
        </div>
        <Button ref={invite} variant="primary" onClick={() => setDialog({ kind: "invite" })}>
          <UserPlus aria-hidden />
          Invite user
        </Button>
      </div>
      <div className="grid grid-cols-1 gap-4">
        {error && <ReadProblem error={error} isRetrying={isFetching} onRetry={() => void refetch()} />}
        <Card className="overflow-hidden">
          <UserTable view={view} openDialog={setDialog} />
        </Card>
      </div>
      <UserDialogs dialog={dialog} onClose={() => setDialog(null)} finalFocus={focusAfter} />
    </>
  );
}
