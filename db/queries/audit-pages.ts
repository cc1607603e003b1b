import { and, asc, desc, eq, gte, ilike, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";
import { auditEvents } from "../schema/audit-events";
import { users } from "../schema/users";
import type { AuditEventRow } from "./audit-events";

export interface AuditFilter {
  /** Null = everybody. */
  person: { userId: string } | { name: string } | null;
  accountId: string | null;
  /** Empty = every event. */
  kinds: readonly string[];
  from: Date | null;
  /** Exclusive. */
  to: Date | null;
}

/** Where a page begins: just after or before this event in the order newest first. */
export interface AuditPosition {
  direction: "after" | "before";
  at: Date;
  id: number;
}

/** One page of the audit trail, newest first. Every filter is a range of one index, several kinds a range each. */
export async function findAuditPage(
  ask: { filter: AuditFilter; position: AuditPosition | null; limit: number },
  on: Executor = db(),
): Promise<AuditEventRow[]> {
  const { filter, position, limit } = ask;
  const isBackwards = position?.direction === "before";
  const order = isBackwards ? asc : desc;
  const rest = [...conditionsOf(filter), position ? beyond(position) : undefined];
  const pageOf = (...kind: SQL[]) =>
    on
      .select()
      .from(auditEvents)
      .where(and(...kind, ...rest))
      .orderBy(order(auditEvents.at), order(auditEvents.id))
      .limit(limit);
  const [first, second, ...others] = filter.kinds.map((kind) => eq(auditEvents.event, kind));
  const query =
    first && second
      ? unionAll(pageOf(first), pageOf(second), ...others.map((kind) => pageOf(kind)))
          .orderBy(order(sql.identifier("at")), order(sql.identifier("id")))
          .limit(limit)
      : first
        ? pageOf(first)
        : pageOf();
  const rows = await query;
  return isBackwards ? rows.reverse() : rows;
}

/** In the collation of the index, so that the beginning of a name is a range. */
const nameInBytes = sql`${auditEvents.userName} collate "C"`;

function conditionsOf({ person, accountId, from, to }: AuditFilter): (SQL | undefined)[] {
  return [
    person && "userId" in person ? eq(auditEvents.userId, person.userId) : undefined,
    person && "name" in person ? and(isNull(auditEvents.userId), sql`${nameInBytes} = ${person.name}`) : undefined,
    accountId ? eq(auditEvents.accountId, accountId) : undefined,
    from ? gte(auditEvents.at, from) : undefined,
    to ? lt(auditEvents.at, to) : undefined,
  ];
}

function beyond({ direction, at, id }: AuditPosition): SQL {
  const compare = sql.raw(direction === "after" ? "<" : ">");
  return sql`(${auditEvents.at}, ${auditEvents.id}) ${compare} (${at.toISOString()}::timestamptz, ${id}::bigint)`;
}

export async function findLivingAccountIds(ids: readonly string[], on: Executor = db()): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await on
    .select({ id: accounts.id })
    .from(accounts)
    .where(inArray(accounts.id, [...ids]));
  return new Set(rows.map(({ id }) => id));
}

/** People of the back office whose name or e-mail holds the text, or whose id it is. */
export async function findUsersByText(
  text: string,
  limit: number,
  on: Executor = db(),
): Promise<{ id: string; name: string; email: string }[]> {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return on
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(or(ilike(users.name, pattern), ilike(users.email, pattern), sql`${users.id}::text = ${text}`))
    .orderBy(sql`lower(${users.name})`, asc(users.id))
    .limit(limit);
}

/**
 * Names of the trail that belong to no user and begin with the text: from one name the index leads to the next,
 * however many events each has.
 */
export async function listOtherNames(beginning: string, limit: number, on: Executor = db()): Promise<string[]> {
  const next = (condition: SQL) => sql`
    select ${nameInBytes} as name from ${auditEvents}
    where ${auditEvents.userId} is null and ${condition} order by ${nameInBytes} limit 1`;
  const rows = await on.execute<{ name: string }>(sql`
    with recursive names as (
      (${next(sql`${nameInBytes} >= ${beginning}`)})
      union all
      select (${next(sql`${nameInBytes} > names.name`)}) from names where starts_with(names.name, ${beginning})
    )
    select name from names where starts_with(name, ${beginning}) limit ${limit}`);
  return rows.map(({ name }) => name);
}
