import { Building2, type LucideIcon, MessagesSquare, Reply, Store } from "lucide-react";
import type { ApplicationIntegrationType } from "@/lib/vocabulary";

/** What is used of an access. Mirakl grants more: the whole shop. */
interface UsedAccess {
  Icon: LucideIcon;
  /** As an announcement: "Read your shop’s name and state". */
  before: string;
  /** As what goes on: "Your shop’s name and state". */
  since: string;
}

const replies: UsedAccess = {
  Icon: Reply,
  before: "Send replies, when a person writes one",
  since: "Replies, sent when a person writes one",
};

/** Per integration type, what this platform reads and sends. */
export const usedAccess: Record<ApplicationIntegrationType, UsedAccess[]> = {
  marketplace_seller: [
    { Icon: Store, before: "Read your shop’s name and state", since: "Your shop’s name and state" },
    {
      Icon: MessagesSquare,
      before: "Read your message threads, every 2 minutes",
      since: "Your message threads, read every 2 minutes",
    },
    replies,
  ],
  marketplace_operator: [
    { Icon: Building2, before: "Read which marketplace it is", since: "Your marketplace’s name and address" },
    { Icon: Store, before: "Read how many shops it has", since: "The number of its shops" },
  ],
  connect_seller: [
    { Icon: Building2, before: "Read your company’s name", since: "Your company’s name" },
    {
      Icon: MessagesSquare,
      before: "Read your conversations, every 2 minutes",
      since: "Your conversations, read every 2 minutes",
    },
    replies,
  ],
};

/** What is granted, in one word for people. */
export const grantedThing: Record<ApplicationIntegrationType, string> = {
  marketplace_seller: "shop",
  marketplace_operator: "marketplace",
  connect_seller: "company",
};
