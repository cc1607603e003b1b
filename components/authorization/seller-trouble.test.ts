import { expect, it } from "vitest";
import { sellerTrouble } from "./seller-trouble";

it("tells sellers what they can do, not what an admin can", () => {
  const trouble = {
    code: "application_rejected",
    message: "…",
    advice: ["Replace the client secret"],
    reference: "r-1",
  } as const;
  const told = sellerTrouble({ ...trouble, advice: [...trouble.advice] });
  expect(told.advice.join()).not.toMatch(/client secret/);
  expect(told).toMatchObject({ code: "application_rejected", reference: "r-1" });
});

it("leaves the rest as it is", () => {
  const trouble = { message: "The server did not answer.", advice: ["Try again."] };
  expect(sellerTrouble(trouble)).toBe(trouble);
});
