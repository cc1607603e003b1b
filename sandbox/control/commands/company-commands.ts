import { z } from "zod";
import { createConversations } from "../../data/create-conversations";
import { freshUuid } from "../../data/ready-made-secret";
import type { Company } from "../../state/sign-in-entries";
import type { World } from "../../world";
import { defineCommand } from "../define-command";

export const createCompany = defineCommand({
  name: "create-company",
  method: "POST",
  path: "/companies",
  done: "The company is at Mirakl Connect.",
  status: 201,
  input: z.strictObject({
    name: z.string().trim().min(1).max(100).optional(),
    /** How many conversations, each about an order, it has from the start. */
    conversations: z.int().min(0).max(500).default(0),
  }),
  run: (world, input) => {
    const { companyId, name } = addCompany(world, { companyId: freshUuid(), ...input });
    return { companyId, name, connectUrl: world.addresses.connect };
  },
});

interface FreshCompany {
  companyId: string;
  name?: string | undefined;
  conversations: number;
}

export function addCompany(world: World, { companyId, name, conversations: count }: FreshCompany): Company {
  const company = { companyId, name: name ?? `Fresh company ${companyId.slice(0, 8)}`, readyMade: false };
  world.state.companies.set(companyId, company);
  for (const conversation of createConversations({ companyId, count, now: world.now() })) {
    world.state.conversations.set(conversation.id, conversation);
  }
  world.changed();
  return company;
}
