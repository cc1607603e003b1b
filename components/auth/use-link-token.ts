"use client";

import { useCallback, useEffect, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import type { ActionResult } from "@/lib/actions/action-result";

export type LinkState<Offer> =
  | { kind: "loading" }
  | { kind: "open"; token: string; offer: Offer }
  /** The link does not work. */
  | { kind: "refused"; trouble: Trouble }
  /** Whether it works could not be found out. */
  | { kind: "unanswered"; trouble: Trouble };

interface LinkKind<Offer> {
  /** Asks what the token is worth. */
  open: (ask: { token: string }) => Promise<ActionResult<Offer>>;
  /** How the codes begin that say why a link does not work. */
  refusals: string;
}

/**
 * Opens the link that led here. Its token leaves the address at once, so that it stays in no history and on no shared
 * screen; from then on only this page knows it.
 * @param link the same object at every render
 */
export function useLinkToken<Offer>(link: LinkKind<Offer>) {
  const [token, setToken] = useState<string | null>(null);
  const [state, setState] = useState<LinkState<Offer>>({ kind: "loading" });

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

  const open = useCallback(
    async (given: string) => {
      setState({ kind: "loading" });
      setState(await read(link, given));
    },
    [link],
  );
  useEffect(() => {
    if (token !== null) void open(token);
  }, [token, open]);

  return { state, retry: () => void open(token ?? "") };
}

async function read<Offer>({ open, refusals }: LinkKind<Offer>, token: string): Promise<LinkState<Offer>> {
  try {
    const result = await open({ token });
    if (result.ok) return { kind: "open", token, offer: result.data };
    return { kind: result.error.code.startsWith(refusals) ? "refused" : "unanswered", trouble: result.error };
  } catch (error) {
    return { kind: "unanswered", trouble: lostConnection(error) };
  }
}
