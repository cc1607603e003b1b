import "server-only";
import ipaddr from "ipaddr.js";
import { requestOrigin } from "@/lib/http/request-origin";

/** Where this request comes from on the network, as attempts are counted. What is not known is one place. */
export async function requestPlace(): Promise<string> {
  const { address } = await requestOrigin();
  return address === null ? "unknown" : addressPlace(address);
}

/** What counts as one place: an IPv4 address, or the /64 that whoever has IPv6 has at least. */
export function addressPlace(address: string): string {
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  const parts = (parsed as ipaddr.IPv6).parts.map((part, index) => (index < 4 ? part : 0));
  return `${new ipaddr.IPv6(parts).toString()}/64`;
}
