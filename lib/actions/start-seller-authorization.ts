"use server";

import { limitTrips } from "@/lib/auth/limit-trips";
import { rememberTrip } from "@/lib/auth/trip-cookie";
import { sellerAuthorizationInput } from "@/lib/authorizations/authorization-input";
import { startSellerAuthorization as run } from "@/lib/authorizations/start-seller-authorization";
import { defineOpenAction } from "./define-action";

export const startSellerAuthorization = defineOpenAction({
  name: "startSellerAuthorization",
  input: sellerAuthorizationInput,
  handler: async (ask, visitor) => {
    await limitTrips(visitor);
    return rememberTrip(await run(ask, visitor));
  },
});
