"use server";

import { answerHeldGrant as run } from "@/lib/authorizations/answer-held-grant";
import { heldGrantAnswer } from "@/lib/authorizations/authorization-input";
import { defineAction } from "./define-action";

export const answerHeldGrant = defineAction({
  name: "answerHeldGrant",
  input: heldGrantAnswer,
  roles: ["admin", "seller"],
  handler: run,
});
