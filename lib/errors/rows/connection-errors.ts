import { host, row } from "../error-row";

/** What keeps a call from its host. */
export const connectionErrors = {
  address_not_allowed: row(
    422,
    "never",
    (d) => `${host(d)} is not an address that Latchkey may call: ${d.reason ?? "it is not public"}.`,
    () => [
      "Use the marketplace's public https address, such as https://acme-prod.mirakl.net.",
      "To try the local sandbox, choose the environment Sandbox.",
    ],
  ),
  address_not_found: row(
    502,
    "later",
    (d) =>
      d.reason ? `The name ${host(d)} could not be looked up: ${d.reason}.` : `The name ${host(d)} does not exist.`,
    () => [
      "Check the spelling of the address.",
      "Copy it from the browser's address bar while you are signed in at Mirakl.",
    ],
  ),
  connection_refused: row(
    502,
    "later",
    (d) => `${host(d)} refused the connection.`,
    () => ["Check the address and its port.", "If both are right, the host is down: try again later."],
  ),
  connection_failed: row(
    502,
    "later",
    (d) => `The connection to ${host(d)} broke off.`,
    () => ["Try again.", "If it stays like this, ask whether a firewall stands between."],
  ),
  connection_timed_out: row(
    504,
    "later",
    (d) => `${host(d)} did not answer within ${d.timeoutSeconds ?? 10} s.`,
    () => ["Try again in a minute.", "Check that the address is the marketplace's."],
  ),
  tls_failed: row(
    502,
    "later",
    (d) => `${host(d)} has no certificate that can be trusted${d.reason ? ` (${d.reason})` : ""}.`,
    () => [
      "Check the spelling of the address.",
      "If it is right, tell the marketplace: its certificate is wrong or has expired.",
    ],
  ),
};
