const named = 3;

/** "acme-prod.mirakl.net does not answer.", "a, b and 4 more hosts do not answer." */
export function hostsTitle(hosts: readonly string[]): string {
  if (hosts.length === 1) return `${hosts[0]} does not answer.`;
  const shown = hosts.slice(0, hosts.length > named ? named - 1 : named);
  const more = hosts.length - shown.length;
  const rest = more > 0 ? `${more} more hosts` : shown.pop();
  return `${shown.join(", ")} and ${rest} do not answer.`;
}
