import { ConnectPageGone } from "@/components/seller/connect-page-gone";

export default function ConnectNotFound() {
  return <ConnectPageGone />;
}
