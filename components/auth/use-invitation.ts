"use client";

import { useCallback, useEffect, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import type { ActionFailure } from "@/lib/actions/action-result";
import { openInvitation } from "@/lib/actions/open-invitation";
import type { OfferedInvitationView } from "@/lib/users/user-view";

type InvitationState =
  | { kind: "loading" }
  | { kind: "open"; token: string; invitation: OfferedInvitationView }
  /** The link does not work. */
  | { kind: "refused"; trouble: Trouble }
  /** Whether it works could not be found out. */
  | { kind: "unanswered"; trouble: Trouble };

/**
 * Opens the invitation of the link that led here. The token leaves the address at once, so that it stays in no history
 * and on no shared screen; from then on only this page knows it.
 */
export function useInvitation() {
  const [token, setToken] = useState<string | null>(null);
  const [state, setState] = useState<InvitationState>({ kind: "loading" });

  useEffect(() => {
    const take = () => {
      const fragment = location.hash.slice(1);
      if (fragment) history.replaceState(history.state, "", location.pathname + location.search);
      // A second look at an address without a token must not forget the one that was found.
      setToken((known) => fragment || (known ?? ""));
    };
    take();
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);

  const open = useCallback(async (given: string) => {
    setState({ kind: "loading" });
    setState(await read(given));
  }, []);
  useEffect(() => {
    if (token !== null) void open(token);
  }, [token, open]);

  return { state, retry: () => void open(token ?? "") };
}

async function read(token: string): Promise<InvitationState> {
  try {
    const result = await openInvitation({ token });
    if (result.ok) return { kind: "open", token, invitation: result.data };
    return { kind: isAboutLink(result.error) ? "refused" : "unanswered", trouble: result.error };
  } catch (error) {
    return { kind: "unanswered", trouble: lostConnection(error) };
  }
}

function isAboutLink({ code }: ActionFailure): boolean {
  return code.startsWith("invitation_");
}
