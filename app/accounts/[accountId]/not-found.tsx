import { AccountGone } from "@/components/account/account-gone";

export default function AccountNotFound() {
  return <AccountGone />;
}
