import { z } from "zod";
import { marketplaceIds } from "../../data/marketplaces";
import { freshUuid } from "../../data/ready-made-secret";
import type { Person } from "../../state/sign-in-entries";
import { defineCommand, UnfitInputError } from "../define-command";
import { getCompany, getShop } from "../find-referenced";
import { personView } from "../person-views";

const name = z.string().trim().min(1).max(100).optional();

export const createPerson = defineCommand({
  name: "create-person",
  method: "POST",
  path: "/people",
  done: "The person can sign in at Mirakl.",
  status: 201,
  input: z.strictObject({
    email: z.email().optional(),
    name,
    /** What the person may give access to. */
    shops: z.array(z.strictObject({ marketplace: z.enum(marketplaceIds), shopId: z.int() })).default([]),
    companies: z.array(z.string().min(1)).default([]),
    operatorOf: z.array(z.enum(marketplaceIds)).default([]),
  }),
  run: (world, { shops, companies, operatorOf, ...input }) => {
    for (const { marketplace, shopId } of shops) getShop(world, marketplace, shopId);
    for (const companyId of companies) getCompany(world, companyId);
    // No digits: who searches for a shop's number must not find the owner of another one.
    const mark = freshUuid()
      .slice(0, 8)
      .replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "");
    const person: Person = {
      email: input.email ?? `person-${mark}@people.example`,
      name: input.name ?? `Fresh person ${mark}`,
      shops,
      companyIds: companies,
      operatorOf,
      readyMade: false,
    };
    if (world.state.people.has(person.email))
      throw new UnfitInputError("email", "somebody has this e-mail address already");
    world.state.people.set(person.email, person);
    world.changed();
    return { ...personView(world, person) };
  },
});
