"use server";

import { limitTrips } from "@/lib/auth/limit-trips";
import { rememberTrip } from "@/lib/auth/trip-cookie";
import { authorizationInput } from "@/lib/authorizations/authorization-input";
import { startAuthorization as run } from "@/lib/authorizations/start-authorization";
import { defineAction } from "./define-action";

export const startAuthorization = defineAction({
  name: "startAuthorization",
  input: authorizationInput,
  roles: ["admin"],
  handler: async (ask, person) => {
    await limitTrips(person);
    return rememberTrip(await run(ask, person));
  },
});
