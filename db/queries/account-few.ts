import { type SQL, sql } from "drizzle-orm";
import { accounts } from "../schema/accounts";
import { isByNameOfMany, rareAccount, type Segment } from "./account-segments";

/** The accounts that words, hosts or tags leave, where these are few. */
export interface FewAccounts {
  /** A query for their IDs; where it has them by name, those of one name rise where names are read from A to Z. */
  ids: (namesFall: boolean) => SQL;
  /** It has them in the order of names. */
  isByName: boolean;
  /** So few that all are looked at: anything else would take as long to plan. */
  isHandful: boolean;
}

/** What segments ask accounts for. */
const askedColumns = [
  "id",
  "name",
  "host",
  "authenticationMethod",
  "environment",
  "expiresAt",
  "lastRefreshedAt",
  "nextRefreshAt",
  "failureCount",
  "reconnectRequiredAt",
  "revokedAt",
] as const;

/**
 * What a statement begins with to read few accounts: `few` are all of them, `few_rare` the rare among them. Neither is
 * looked up before a stretch reads it.
 */
export function withFew({ ids }: FewAccounts, segments: readonly Segment[]): SQL {
  const columns = sql.join(
    askedColumns.map((name) => sql`${accounts[name]}`),
    sql`, `,
  );
  // By their key: not knowing how many there are, PostgreSQL does not read the whole table instead.
  const read = sql`select ${columns} from ${accounts} where ${accounts.id} = any((select ids from found)::uuid[])`;
  return sql`with found as materialized (select array(${ids(namesFall(segments))}) as ids), few as materialized (${read}),
    few_rare as materialized (${read} and ${rareAccount})`;
}

/** A handful is read in as few stretches as there are ranks. */
export function fewSegments(segments: readonly Segment[], few: FewAccounts): readonly Segment[] {
  if (!few.isHandful) return segments;
  const ofRanks = new Map<number, Segment>();
  for (const segment of segments) {
    const other = ofRanks.get(segment.rank);
    const where = other ? sql`(${other.where}) or (${segment.where})` : segment.where;
    ofRanks.set(segment.rank, { ...segment, where });
  }
  return [...ofRanks.values()].map((segment) => ({ ...segment, where: sql`(${segment.where})` }));
}

const namesFall = (segments: readonly Segment[]) =>
  segments.some((segment) => isByNameOfMany(segment) && segment.descending);

/** Where a segment is read among few accounts: no more of them are looked at than its stretch needs. */
export function fewSource(
  segment: Segment,
  few: FewAccounts,
  read: { segments: readonly Segment[]; falls: boolean },
): { from: SQL; where: SQL; order?: SQL } {
  const { where, isApart, isLate, tie } = segment;
  const all = { from: sql`few as "accounts"`, where };
  if (few.isHandful) return all;
  if (few.isByName && !tie && isByNameOfMany(segment) && segment.descending === namesFall(read.segments)) {
    const direction = read.falls ? sql`desc` : sql`asc`;
    const inOrder = sql`(select account_id, place from unnest((select ids from found)) with ordinality as one (account_id, place)
      order by place ${direction}) as one join ${accounts} on ${accounts.id} = one.account_id`;
    return { from: inOrder, where, order: sql`place ${direction}` };
  }
  if (isApart) return { ...all, from: sql`few_rare as "accounts"` };
  // Mostly there is none in the whole table.
  return isLate ? { ...all, where: sql`exists (select from ${accounts} where ${where}) and ${where}` } : all;
}
