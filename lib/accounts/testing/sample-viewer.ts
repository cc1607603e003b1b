import type { Person } from "@/lib/actor";

/** Who may read everything; the verbs that read ask for no row of theirs. */
export const sampleViewer: Person = {
  userId: null,
  name: "Vera",
  email: "vera@example.com",
  role: "viewer",
  identityIds: [],
  reference: "test",
};
