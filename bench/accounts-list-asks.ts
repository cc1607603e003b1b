import { accountSorts, authenticationMethods, environments, tokenStatuses } from "@/lib/vocabulary";

/** Something to ask the list of accounts for, and how often. */
export interface ListAsk {
  label: string;
  path: string;
  rounds: number;
}

const often = 60;
const sometimes = 20;

/** Urgency has one direction. */
const orders = accountSorts.flatMap((sort) => (sort === "urgency" ? [sort] : [sort, `-${sort}`]));
const pairs = orders.flatMap((first) =>
  orders.filter((second) => second.replace("-", "") !== first.replace("-", "")).map((second) => `${first},${second}`),
);

/** What the table is filtered by; the seed has accounts for each, many or few. */
const filters: [label: string, parameters: Record<string, string>][] = [
  ...tokenStatuses.map((status) => [status, { status }] as [string, Record<string, string>]),
  ["reconnect and expired", { status: "reconnect,expired" }],
  ...environments
    .filter((environment) => environment !== "sandbox")
    .map((environment) => [environment, { environment }] as [string, Record<string, string>]),
  ...authenticationMethods.map(
    (authentication) => [authentication, { authentication }] as [string, Record<string, string>],
  ),
  ["tag of 60 %", { tag: "Europe" }],
  ["tag of 5 %", { tag: "Key account" }],
  ["host of 8 %", { host: "acme-prod.invalid" }],
  ["host of 0.8 %", { host: "acme-dev.invalid" }],
  ["word of 12 %", { q: "germany" }],
  ["word of all", { q: "invalid" }],
  ["two words", { q: "acme germany" }],
  ["one letter", { q: "a" }],
  ["two letters", { q: "ge" }],
  ["expires within 10 to 20 min", soon(10, 20)],
];

function soon(from: number, to: number): Record<string, string> {
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  return { "expires-from": at(from), "expires-to": at(to) };
}

/** Every order, filter and pair of orders; of each order also the last page. */
export function listAsks(): ListAsk[] {
  const ask = (label: string, parameters: Record<string, string>, rounds: number): ListAsk => ({
    label,
    path: `/api/accounts?${new URLSearchParams(parameters)}`,
    rounds,
  });
  const withLast = (label: string, parameters: Record<string, string>, rounds: number) => [
    ask(label, parameters, rounds),
    ask(`${label}, last page`, { ...parameters, cursor: "last" }, rounds),
  ];
  return [
    ...orders.flatMap((sort) => withLast(`by ${sort}`, { sort }, often)),
    ...filters.flatMap(([label, parameters]) => [
      ask(label, parameters, often),
      ask(`${label}, by name`, { ...parameters, sort: "name" }, sometimes),
      ask(
        `${label}, by -last_refreshed, last page`,
        { ...parameters, sort: "-last_refreshed", cursor: "last" },
        sometimes,
      ),
    ]),
    ...pairs.flatMap((sort) => withLast(`by ${sort}`, { sort }, sometimes)),
  ];
}
