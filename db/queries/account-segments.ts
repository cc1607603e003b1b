import { type SQL, sql } from "drizzle-orm";
import {
  type AuthenticationMethod,
  authenticationMethods,
  type Environment,
  environments,
  type TokenStatus,
  tokenStatuses,
} from "../../lib/vocabulary";
import { accounts } from "../schema/accounts";

/**
 * A stretch of an order that one index yields as a range. Segments are disjoint, and complete together; a page is
 * read by asking each for its first rows and joining them by rank.
 */
export interface Segment {
  /** Position of the segment in its order. Those that share it are ordered together. */
  rank: number;
  status?: TokenStatus;
  where: SQL;
  /** Column or expression that orders the segment; ties are broken by id. */
  key: SQL;
  keyType: "time" | "text";
  descending: boolean;
  method?: AuthenticationMethod;
  /** Its index is by method: see {@link inMethods}. */
  isByMethod?: boolean;
  /** Its accounts are {@link rareAccount}, of which indexes have the order of names, of some also method by method. */
  isApart?: boolean;
  isNamedInMethods?: boolean;
  /** Has accounts only while the worker stands still. */
  isLate?: boolean;
  /** All of them fail, of whom an index has the order of last refreshes too. */
  isFailing?: boolean;
  /** Indexes of the revoked accounts alone, or of the failing, have this order of times. */
  ordersRevoked?: boolean;
  ordersFailing?: boolean;
  /** Of accounts without a time: the statuses of which many are so. */
  emptyIn?: readonly TokenStatus[];
  /** Its order goes with that of expiries: tokens that end in some minutes are far from both of its ends. */
  followsExpiry?: boolean;
  /** Few accounts at most times: to sort them all is quicker than to look for them in the order of all accounts. */
  isRare?: boolean;
  /** Orders what has the same key. Never null; numbers are made so that the smaller comes first. */
  tie?: Tie;
}

export interface Tie {
  key: SQL;
  type: "number" | "text";
  descending: boolean;
}

/** A set of accounts, and its place among others. */
export interface Group {
  where: SQL;
  status?: TokenStatus;
  isApart?: boolean;
  isNamedInMethods?: boolean;
  isFailing?: boolean;
  method?: AuthenticationMethod;
}

const { revokedAt, reconnectRequiredAt, expiresAt, nextRefreshAt, failureCount, lastRefreshedAt } = accounts;
const lowerName = sql`lower(${accounts.name})`;
/** Not as a parameter: a plan that is kept must know which accounts these are, or it leaves their indexes aside. */
const literal = (word: AuthenticationMethod | Environment) => sql.raw(`'${word}'`);
/** The condition of a segment that holds all accounts. */
export const everyAccount = sql`true`;
const open = sql`${revokedAt} is null and ${reconnectRequiredAt} is null`;
const healthy = sql`${open} and ${failureCount} = 0`;
const failing = sql`${open} and ${failureCount} > 0`;

/** What indexes hold apart from the others: no renewal that succeeds makes an account one of these, or another. */
export const rareAccount = sql`(${revokedAt} is not null or ${reconnectRequiredAt} is not null or ${failureCount} > 0
  or (${nextRefreshAt} is null and ${expiresAt} is not null))`;

/** By name, and not of one status, for which almost all others would be looked at. */
export const isByNameOfMany = ({ keyType, isRare, status }: Segment) => keyType === "text" && !isRare && !status;

/**
 * Urgency: reconnect, expired, failing, expiring, revoked in the last 7 days, active by time left, never, older
 * revoked. The conditions are `tokenStatus` in SQL.
 * @param now an SQL expression for the instant, usually `now()`
 */
export function urgencySegments(now: SQL): Segment[] {
  type Kind = Partial<Pick<Segment, "descending" | "isApart" | "isLate" | "isNamedInMethods" | "isFailing">>;
  const byTime = (status: TokenStatus, key: SQL, where: SQL, kind: Kind = {}) =>
    ({ status, where, key, keyType: "time", descending: false, ...kind }) as const;
  const byName = (status: TokenStatus, where: SQL, kind: Kind = {}) =>
    ({ status, where, key: lowerName, keyType: "text", descending: false, ...kind }) as const;
  const late = { isLate: true };
  const apart = { isApart: true };
  const apartFailing = { isApart: true, isFailing: true };
  const isPast = sql`${expiresAt} <= ${now}`;
  const isAhead = sql`${expiresAt} > ${now}`;
  const overdue = sql`${now} - interval '60 seconds'`;
  const soon = sql`${now} + interval '24 hours'`;
  const recently = sql`${now} - interval '7 days'`;

  // Those that share a place are one stretch: their rows are ordered together.
  return [
    [
      byTime(
        "reconnect",
        sql`${reconnectRequiredAt}`,
        sql`${revokedAt} is null and ${reconnectRequiredAt} is not null`,
        apart,
      ),
    ],
    [byTime("reconnect", sql`${expiresAt}`, sql`${open} and ${nextRefreshAt} is null and ${isPast}`, apart)],
    [
      byTime("expired", sql`${expiresAt}`, sql`${healthy} and ${nextRefreshAt} is not null and ${isPast}`, late),
      // As a query of its own, or PostgreSQL would expect as few of the failing to be past their end as of all.
      byTime(
        "expired",
        sql`${expiresAt}`,
        sql`${failing} and ${nextRefreshAt} is not null and ${expiresAt} <= (select ${now})`,
        apartFailing,
      ),
    ],
    [byTime("failing", sql`${expiresAt}`, sql`${failing} and ${isAhead}`, apartFailing)],
    [byName("failing", sql`${failing} and ${expiresAt} is null`, apartFailing)],
    [
      byTime(
        "expiring",
        sql`${expiresAt}`,
        sql`${healthy} and ${nextRefreshAt} is null and ${isAhead} and ${expiresAt} <= ${soon}`,
        apart,
      ),
    ],
    [byTime("expiring", sql`${nextRefreshAt}`, sql`${healthy} and ${nextRefreshAt} < ${overdue} and ${isAhead}`, late)],
    [byTime("revoked", sql`${revokedAt}`, sql`${revokedAt} > ${recently}`, { descending: true, ...apart })],
    [
      byTime("active", sql`${expiresAt}`, sql`${healthy} and ${nextRefreshAt} >= ${overdue} and ${isAhead}`),
      byTime("active", sql`${expiresAt}`, sql`${healthy} and ${nextRefreshAt} is null and ${expiresAt} > ${soon}`),
    ],
    [byName("active", sql`${healthy} and ${expiresAt} is null`)],
    [
      byTime("revoked", sql`${revokedAt}`, sql`${revokedAt} <= ${recently}`, {
        descending: true,
        isApart: true,
        isNamedInMethods: true,
      }),
    ],
  ].flatMap((together, rank) => together.map((segment) => ({ ...segment, rank })));
}

/** The condition of a status, for orders other than urgency and for counting. */
export function statusCondition(statuses: readonly TokenStatus[], now: SQL): SQL {
  const conditions = urgencySegments(now)
    .filter(({ status }) => status && statuses.includes(status))
    .map(({ where }) => sql`(${where})`);
  return sql`(${sql.join(conditions, sql` or `)})`;
}

/** The accounts of each status, in the order of urgency, together complete. */
export function statusGroups(now: SQL): Group[] {
  const groups: Group[] = [];
  for (const { status, where, isApart, isNamedInMethods, isFailing } of urgencySegments(now)) {
    if (!status) continue;
    const last = groups.at(-1);
    if (last?.status === status) {
      last.where = sql`${last.where} or (${where})`;
      last.isApart &&= isApart;
      last.isNamedInMethods &&= isNamedInMethods;
      last.isFailing &&= isFailing;
    } else groups.push({ status, where: sql`(${where})`, isApart, isNamedInMethods, isFailing });
  }
  return groups.map((group) => ({ ...group, where: sql`(${group.where})` }));
}

/** A column of times that may be empty: filled ones in order, empty ones by name, always last. */
function timeSegments(
  column: SQL,
  descending: boolean,
  { emptyIn, ...kind }: Partial<Segment>,
): [filled: Segment, empty: Segment] {
  return [
    { ...kind, rank: 0, where: sql`${column} is not null`, key: column, keyType: "time", descending },
    { rank: 1, where: sql`${column} is null`, key: lowerName, keyType: "text", descending: false, emptyIn },
  ];
}

/** "Never" is the latest expiry of all, so it comes last when ascending and first when descending. */
export function expirySegments(descending: boolean): Segment[] {
  const [filled, never] = timeSegments(sql`${expiresAt}`, descending, {
    isByMethod: true,
    ordersRevoked: true,
    emptyIn: ["failing", "revoked"],
  });
  return descending
    ? [
        { ...never, rank: 0 },
        { ...filled, rank: 1 },
      ]
    : [filled, never];
}

const followingExpiry = (segment: Segment) => ({ ...segment, followsExpiry: true });

export function lastRefreshSegments(descending: boolean): Segment[] {
  const kind: Partial<Segment> = { ordersRevoked: true, ordersFailing: true, emptyIn: ["failing"] };
  return timeSegments(sql`${lastRefreshedAt}`, descending, kind).map(followingExpiry);
}

export function nextRefreshSegments(descending: boolean): Segment[] {
  const kind: Partial<Segment> = { isByMethod: true, emptyIn: tokenStatuses };
  return timeSegments(sql`${nextRefreshAt}`, descending, kind).map(followingExpiry);
}

/**
 * Tokens of each method live long or short, and keys have none: where an index is by method, so that none is looked for
 * among others, a segment is read as one of each. What is sorted is read once.
 */
export function inMethods(segment: Segment): Segment[] {
  if (!segment.isByMethod || segment.isRare || segment.method) return [segment];
  return methodGroups(false).map(({ method, where }) => ({
    ...segment,
    method,
    where: sql`${where} and ${segment.where}`,
  }));
}

export function nameSegments(descending: boolean): Segment[] {
  return [{ rank: 0, where: everyAccount, key: lowerName, keyType: "text", descending }];
}

/** The accounts of each method, in the order of the words. */
export function methodGroups(descending: boolean): Group[] {
  return ordered(authenticationMethods, descending).map((method) => ({
    method,
    where: sql`${accounts.authenticationMethod} = ${literal(method)}`,
  }));
}

export function environmentGroups(descending: boolean): Group[] {
  return ordered(environments, descending).map((word) => ({ where: sql`${accounts.environment} = ${literal(word)}` }));
}

const ordered = <T>(words: readonly T[], descending: boolean) => (descending ? words.toReversed() : [...words]);

/** One segment a group, each by name. */
export function groupSegments(groups: readonly Group[]): Segment[] {
  return groups.map((group, rank) => ({ ...group, rank, key: lowerName, keyType: "text", descending: false }));
}

/** Later than any time, earlier than any time. */
const [last, first] = [sql.raw("9000000000000000"), sql.raw("-9000000000000000")];

/** A time as a tie: like {@link expirySegments} and its neighbours order it, empty ones included. */
export function timeTie(column: SQL, descending: boolean, emptyIsLatest: boolean): Tie {
  const milliseconds = sql`(extract(epoch from ${column}) * 1000)::bigint`;
  const empty = emptyIsLatest && descending ? first : last;
  return {
    key: sql`coalesce(${descending ? sql`-${milliseconds}` : milliseconds}, ${empty})`,
    type: "number",
    descending: false,
  };
}

export function nameTie(descending: boolean): Tie {
  return { key: lowerName, type: "text", descending };
}

/** The place of the account's group as a tie. */
export function groupTie(groups: readonly Group[]): Tie {
  const cases = groups.map(({ where }, index) => sql`when ${where} then ${sql.raw(String(index))}`);
  return {
    key: sql`(case ${sql.join(cases, sql` `)} else ${sql.raw(String(groups.length))} end)::bigint`,
    type: "number",
    descending: false,
  };
}
