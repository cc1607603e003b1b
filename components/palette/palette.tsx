"use client";

import { Command } from "cmdk";
import { Content, Overlay, Portal, Root, Title } from "radix-ui/dialog";
import { useRef, useState } from "react";
import { AccountDialogs, useAccountDialogs } from "@/components/accounts/account-dialogs";
import { keepMovedFocus } from "@/components/ui/keep-moved-focus";
import type { AccountView } from "@/lib/accounts/account-view";
import type { Role } from "@/lib/vocabulary";
import { AccountCommands } from "./account-commands";
import { FoundAccounts, NoFoundAccounts } from "./found-accounts";
import { NothingMatches } from "./nothing-matches";
import { OwnAccounts } from "./own-accounts";
import { PageCommands } from "./page-commands";
import { focusPaletteOpener, setPaletteOpen } from "./palette-state";
import { SavedViews } from "./saved-views";
import { SettingCommands } from "./setting-commands";

interface PaletteProps {
  userRole: Role;
  open: boolean;
  /** Before its code was there. */
  typed: string;
}

/**
 * The command palette: go anywhere, find an account and act on it, change the theme. Backspace in an empty field goes
 * back from an account to everything.
 */
export function Palette({ userRole, open, typed }: PaletteProps) {
  const [account, setAccount] = useState<AccountView | null>(null);
  const [search, setSearch] = useState(typed);
  const { dialog, openDialog, closeDialog } = useAccountDialogs();
  const field = useRef<HTMLInputElement>(null);

  const choose = (chosen: AccountView | null) => {
    setAccount(chosen);
    setSearch("");
    field.current?.focus();
  };
  // Whatever has closed it, it begins anew.
  if (!open && (search || account)) {
    setSearch("");
    setAccount(null);
  }
  const chosen = useRef<(() => void) | null>(null);
  /** Closes the palette, then does it: what it opens may take the focus. */
  const run = (work: () => void) => {
    chosen.current = work;
    setPaletteOpen(false);
  };

  return (
    <>
      <Root open={open} onOpenChange={setPaletteOpen}>
        <Portal>
          <Overlay className="fixed inset-0 z-30 flex animate-fade items-start justify-center bg-scrim p-4 pt-[12vh] phone:p-2">
            <Content
              aria-describedby={undefined}
              onOpenAutoFocus={(event) => {
                // Selected as a whole, what is typed already would give way to the next letter.
                event.preventDefault();
                field.current?.focus();
              }}
              onCloseAutoFocus={(event) => {
                if (!keepMovedFocus(event)) focusPaletteOpener();
                event.preventDefault();
                chosen.current?.();
                chosen.current = null;
              }}
              className="w-full max-w-140 animate-overlay overflow-hidden rounded-dialog bg-surface shadow-3 outline-none forced-colors:border"
            >
              <Title className="sr-only">Jump to</Title>
              <Command
                label="Jump to"
                loop
                onKeyDown={(event) => {
                  if (event.key !== "Backspace" || search || !account) return;
                  event.preventDefault();
                  choose(null);
                }}
              >
                <div className="flex items-center gap-2 border-line border-b px-4">
                  {account && (
                    <span className="max-w-40 truncate rounded-tag bg-pressed px-1.5 py-0.5 text-12">
                      {account.name}
                    </span>
                  )}
                  <Command.Input
                    ref={field}
                    value={search}
                    onValueChange={(text) => setSearch(text.slice(0, 200))}
                    placeholder={account ? "What to do with it" : "Page, account or action"}
                    className="h-12 min-w-0 flex-1 bg-transparent text-14 outline-none phone:text-16"
                  />
                  <kbd className="rounded-tag border border-line px-1 text-11 text-text-3">Esc</kbd>
                </div>
                <Command.List label="Results" className="max-h-[min(380px,60vh)] overflow-y-auto p-2">
                  {account ? (
                    <AccountCommands
                      account={account}
                      canChange={userRole === "admin"}
                      run={run}
                      openDialog={openDialog}
                    />
                  ) : (
                    <>
                      <PageCommands userRole={userRole} run={run} />
                      {userRole === "seller" ? (
                        <OwnAccounts run={run} />
                      ) : (
                        <>
                          <SavedViews run={run} />
                          <FoundAccounts search={search} onChoose={choose} />
                        </>
                      )}
                      <SettingCommands run={run} />
                    </>
                  )}
                </Command.List>
                {account || userRole === "seller" ? <NothingMatches /> : <NoFoundAccounts search={search} />}
              </Command>
            </Content>
          </Overlay>
        </Portal>
      </Root>
      <AccountDialogs dialog={dialog} onClose={closeDialog} focusAfterRemoval={field} />
    </>
  );
}
