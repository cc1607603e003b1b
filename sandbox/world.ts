import { type Addresses, addressesFrom } from "./addresses";
import { createInitialState } from "./data/initial-state";
import { FaultList } from "./faults/fault-list";
import { RequestLog } from "./requests/request-log";
import type { ConversationAction } from "./state/conversation";
import type { Client, SandboxState, Shop } from "./state/sandbox-state";
import type { Application } from "./state/sign-in-entries";

interface WorldOptions {
  firstPort: number;
  now: () => Date;
  /** A state to go on with; absent, the ready-made one. */
  state?: SandboxState | null;
  /** Called after every change, to keep it. */
  onChange?: (state: SandboxState) => void;
}

type ReplyError = NonNullable<ConversationAction["error"]>;

/** Everything that the sandbox's servers share: state, request log, faults, clock. */
export class World {
  readonly addresses: Addresses;
  readonly requests = new RequestLog();
  readonly faults = new FaultList();
  readonly now: () => Date;
  /** What the next answer to a conversation fails with, by company. */
  readonly #replyErrors = new Map<string, ReplyError>();
  readonly #onChange: (state: SandboxState) => void;
  #state: SandboxState;

  constructor({ firstPort, now, state, onChange }: WorldOptions) {
    this.addresses = addressesFrom(firstPort);
    this.now = now;
    this.#onChange = onChange ?? (() => undefined);
    this.#state = state ?? createInitialState(now());
    if (!state) this.changed();
  }

  get state(): SandboxState {
    return this.#state;
  }

  /** To be called after every change of {@link state}. */
  changed(): void {
    this.#onChange(this.#state);
  }

  /** Back to the ready-made state: with its first keys and secrets, without tokens, requests and faults. */
  reset(): void {
    this.#state = createInitialState(this.now());
    this.requests.clear();
    this.faults.clear();
    this.#replyErrors.clear();
    this.changed();
  }

  /** Has the company's next answer to a conversation fail. */
  planReplyError(companyId: string, error: ReplyError): void {
    this.#replyErrors.set(companyId, error);
  }

  /** What was planned for this company's answer, once. */
  takeReplyError(companyId: string): ReplyError | null {
    const error = this.#replyErrors.get(companyId) ?? null;
    this.#replyErrors.delete(companyId);
    return error;
  }

  /** Whoever has this client ID, whichever way they get their tokens. */
  findClient(clientId: string): Client | Application | null {
    return this.#state.clients.get(clientId) ?? this.#state.applications.get(clientId) ?? null;
  }

  findShop(marketplace: string, shopId: number): Shop | null {
    return this.#state.shops.find((shop) => shop.marketplace === marketplace && shop.shopId === shopId) ?? null;
  }
}
