import { z } from "zod";
import { issueCode } from "../../authentication/authorization-code";
import { endAuthorization } from "../../authentication/authorizations";
import { listPlaces } from "../../authentication/places";
import { isRegistered } from "../../authentication/redirect-uris";
import { marketplaceIds } from "../../data/marketplaces";
import type { IntegrationType } from "../../state/sign-in-entries";
import { authorizationView } from "../authorization-views";
import { defineCommand, UnfitInputError, UnknownReferenceError } from "../define-command";
import { getApplication, getAuthorization, getPerson } from "../find-referenced";

/** What names the place, by the kind of the application. */
const placeFields: Record<IntegrationType, readonly string[]> = {
  marketplace_operator: ["marketplace"],
  marketplace_seller: ["marketplace", "shopId"],
  connect_seller: ["companyId"],
};

export const createCode = defineCommand({
  name: "create-code",
  method: "POST",
  path: "/codes",
  done: "The code works for a minute.",
  status: 201,
  input: z.strictObject({
    clientId: z.string().min(1),
    email: z.string().min(1),
    marketplace: z.enum(marketplaceIds).optional(),
    shopId: z.int().optional(),
    companyId: z.string().min(1).optional(),
    /** Absent, as if the request had named none: the exchange may name none either then. */
    redirectUri: z.string().min(1).optional(),
  }),
  run: (world, { clientId, email, redirectUri, ...place }) => {
    const application = getApplication(world, clientId);
    const person = getPerson(world, email);
    const needed = placeFields[application.integrationType];
    const given = Object.keys(place);
    const misfit = [
      ...needed.filter((field) => !given.includes(field)),
      ...given.filter((field) => !needed.includes(field)),
    ][0];
    if (misfit) throw new UnfitInputError(misfit, `a ${application.integrationType} takes ${needed.join(" and ")}`);
    if (redirectUri !== undefined && !isRegistered(application, redirectUri)) {
      throw new UnfitInputError("redirectUri", "is not registered for this application");
    }
    const value = place.companyId ?? [place.marketplace, place.shopId].filter((part) => part !== undefined).join("/");
    const chosen = listPlaces(world, { application, person, audience: null }).find((choice) => choice.value === value);
    if (!chosen) throw new UnknownReferenceError(`${email} has no access to ${value}.`);
    const stated = redirectUri ?? null;
    const { code } = issueCode(world, { application, email, place: chosen.place, redirectUri: stated });
    return { code, redirectUri: redirectUri ?? application.redirectUris[0] };
  },
});

export const revokeAuthorization = defineCommand({
  name: "revoke-authorization",
  method: "POST",
  path: "/authorizations/revoke",
  done: "The authorization was revoked at Mirakl.",
  input: z.strictObject({
    authorizationId: z.string().min(1),
    reason: z.string().trim().min(1).max(500).optional(),
  }),
  run: (world, { authorizationId, reason }) => {
    const authorization = getAuthorization(world, authorizationId);
    const revokedTokens = endAuthorization(world, authorization, {
      event: "revoked_at_mirakl",
      reason: reason ?? null,
    });
    return { ...authorizationView(world, authorization), revokedTokens };
  },
});
