"use server";

import { addAccount as run } from "@/lib/accounts/add-account";
import { connectionInput } from "@/lib/accounts/connection-input";
import { defineAction } from "./define-action";

export const addAccount = defineAction({ name: "addAccount", input: connectionInput, roles: ["admin"], handler: run });
