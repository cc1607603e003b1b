import { tellPeerAddresses } from "@/lib/http/peer-address";

/** Next calls this once, before a server answers its first request. */
export function register(): void {
  tellPeerAddresses();
}
