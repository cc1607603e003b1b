import { z } from "zod";
import { conversation, conversationAction } from "./conversation";
import { accessToken, apiKey, client, type SandboxState, shop, thread, tokenLifetime } from "./sandbox-state";
import { application, authorization, authorizationCode, company, person, refreshToken } from "./sign-in-entries";

/** The state as it lies in the data file: lists only. Those that came later may be absent. */
export const storedState = z.object({
  version: z.literal(1),
  signingKey: z.string().min(32),
  defaultTokenLifetime: tokenLifetime,
  nextShopId: z.int(),
  shops: z.array(shop),
  apiKeys: z.array(apiKey),
  clients: z.array(client),
  accessTokens: z.array(accessToken),
  threads: z.array(thread),
  applications: z.array(application).optional(),
  people: z.array(person).optional(),
  companies: z.array(company).optional(),
  codes: z.array(authorizationCode).optional(),
  authorizations: z.array(authorization).optional(),
  refreshTokens: z.array(refreshToken).optional(),
  conversations: z.array(conversation).optional(),
  conversationActions: z.array(conversationAction).optional(),
});
export type StoredState = z.infer<typeof storedState>;

/** @param readyMade what a file from before a list was there gets in its place */
export function fromStored({ version: _, ...stored }: StoredState, readyMade: SandboxState): SandboxState {
  const { applications, people, companies, codes, authorizations, refreshTokens, conversations } = stored;
  return {
    ...stored,
    apiKeys: mapBy(stored.apiKeys, ({ apiKey }) => apiKey),
    clients: mapBy(stored.clients, ({ clientId }) => clientId),
    accessTokens: mapBy(stored.accessTokens, ({ accessToken }) => accessToken),
    threads: mapBy(stored.threads, ({ id }) => id),
    applications: applications ? mapBy(applications, ({ clientId }) => clientId) : readyMade.applications,
    people: people ? mapBy(people, ({ email }) => email) : readyMade.people,
    companies: companies ? mapBy(companies, ({ companyId }) => companyId) : readyMade.companies,
    codes: mapBy(codes ?? [], ({ code }) => code),
    authorizations: mapBy(authorizations ?? [], ({ authorizationId }) => authorizationId),
    refreshTokens: mapBy(refreshTokens ?? [], ({ refreshToken }) => refreshToken),
    conversations: conversations ? mapBy(conversations, ({ id }) => id) : readyMade.conversations,
    conversationActions: mapBy(stored.conversationActions ?? [], ({ id }) => id),
  };
}

export function toStored(state: SandboxState): StoredState {
  return {
    ...state,
    version: 1,
    apiKeys: [...state.apiKeys.values()],
    clients: [...state.clients.values()],
    accessTokens: [...state.accessTokens.values()],
    threads: [...state.threads.values()],
    applications: [...state.applications.values()],
    people: [...state.people.values()],
    companies: [...state.companies.values()],
    codes: [...state.codes.values()],
    authorizations: [...state.authorizations.values()],
    refreshTokens: [...state.refreshTokens.values()],
    conversations: [...state.conversations.values()],
    conversationActions: [...state.conversationActions.values()],
  };
}

function mapBy<Entry>(entries: readonly Entry[], idOf: (entry: Entry) => string): Map<string, Entry> {
  return new Map(entries.map((entry) => [idOf(entry), entry]));
}
