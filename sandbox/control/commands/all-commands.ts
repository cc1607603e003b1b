import type { Command } from "../define-command";
import { addConversationMessage } from "./add-conversation-message";
import { addMessage } from "./add-message";
import { createApiKey, regenerateApiKey, rejectApiKey } from "./api-key-commands";
import { createApplication } from "./application-commands";
import { createCode, revokeAuthorization } from "./authorization-commands";
import { createClient, revokeTokens, rotateClientSecret, setTokenLifetime } from "./client-commands";
import { createCompany } from "./company-commands";
import { addFault, clearFaults, failNextReply } from "./fault-commands";
import { createPerson } from "./person-commands";
import { createShop, setShopState } from "./shop-commands";
import { clearRequests, reset } from "./upkeep-commands";

/** Every change that can be made to the sandbox, by the control API and by the control page alike. */
export const allCommands: readonly Command[] = [
  createShop,
  setShopState,
  createApiKey,
  rejectApiKey,
  regenerateApiKey,
  createClient,
  rotateClientSecret,
  revokeTokens,
  setTokenLifetime,
  createApplication,
  createPerson,
  createCompany,
  createCode,
  revokeAuthorization,
  addFault,
  clearFaults,
  addMessage,
  addConversationMessage,
  failNextReply,
  clearRequests,
  reset,
];
