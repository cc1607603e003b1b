import { db, type Executor } from "../client";

export type { Executor };

/** Runs database work as one transaction. Never wait for anything but the database inside. */
export function inTransaction<T>(work: (on: Executor) => Promise<T>): Promise<T> {
  return db().transaction(work);
}
