import { basicCredentials, decodeFormPart } from "./basic-credentials";

/** Whose credential a request carried, as far as it shows: the key, or the client that the token was issued to. */
export interface Caller {
  apiKey: string | null;
  clientId: string | null;
}

interface CallerEvidence {
  authorization: string | undefined;
  /** `client_id` of a form or of the query. */
  statedClientId: string | null;
  /** The client that a token was issued to, whether or not the token still counts. */
  clientOfToken: (token: string) => string | null;
}

/** Says whose request it is, for the log and for faults; says nothing about whether the credential is good. */
export function callerOf({ authorization, statedClientId, clientOfToken }: CallerEvidence): Caller {
  if (!authorization) return { apiKey: null, clientId: statedClientId };
  const token = bearerToken(authorization);
  if (token) return { apiKey: null, clientId: clientOfToken(token) ?? statedClientId };
  const basic = basicCredentials(authorization);
  if (basic) return { apiKey: null, clientId: decodeFormPart(basic.clientId) };
  return { apiKey: authorization, clientId: statedClientId };
}

/** The token of an Authorization header with the Bearer scheme (RFC 6750 section 2.1), or null. */
export function bearerToken(authorization: string): string | null {
  return /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization)?.[1] ?? null;
}
