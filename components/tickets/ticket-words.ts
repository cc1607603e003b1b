import type { NumberText } from "@/lib/number-text";
import type { TicketPageView, TicketView } from "@/lib/tickets/ticket-view";

/** What a ticket is called: the customer's subject, or what else tells it from others. */
export function ticketTitle({
  topic,
  entityLabel,
  customerName,
}: Pick<TicketView, "topic" | "entityLabel" | "customerName">): string {
  return topic.trim() || entityLabel || customerName || "No subject";
}

/** The beginning of the last message, with who wrote it when that was not the customer. */
export function previewText({
  preview,
  lastSenderName,
  customerName,
}: Pick<TicketView, "preview" | "lastSenderName" | "customerName">): string {
  const text = preview || "No text";
  return lastSenderName && lastSenderName !== customerName ? `${lastSenderName}: ${text}` : text;
}

/** Mirakl's words for who writes; it may add others later. */
const senderTypes: Record<string, string> = {
  CUSTOMER: "Customer",
  CUSTOMER_USER: "Customer",
  SHOP: "Shop",
  SHOP_USER: "Shop",
  STORE: "Shop",
  OPERATOR: "Marketplace",
  OPERATOR_USER: "Marketplace",
  CHANNEL: "Marketplace",
};

/** "Customer", "Shop", "Marketplace", or Mirakl's own word as people write it. */
export function participantType(type: string): string {
  const words = type.toLowerCase().replaceAll("_", " ");
  return senderTypes[type] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export function messageCountText(count: number, number: NumberText): string {
  return `${number(count)} ${count === 1 ? "message" : "messages"}`;
}

export function hiddenImagesText(count: number, number: NumberText): string {
  return `${number(count)} remote ${count === 1 ? "image is" : "images are"} not shown: loading would tell the sender that it was read.`;
}

export const shownImagesText = "Remote images are shown: whoever keeps them may know that it was read.";

/** "6 h 37 min ago" to the larger unit, as a list has room for: "6 h ago". */
export function shortAgo(relative: string): string {
  return relative.replace(/^(\d+ \S+) \d+ \S+ ago$/, "$1 ago");
}

const fileUnits = ["kB", "MB", "GB"];

/** "812 bytes", "84 kB", "1.2 MB". */
export function fileSizeText(bytes: number, number: NumberText): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < fileUnits.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && size < 9.95 ? 1 : 0;
  return `${number(size, digits)} ${fileUnits[unit]}`;
}

/** "51–100"; pages of tickets know their place, not how many there are. */
export function ticketRangeText(
  { from, tickets }: Pick<TicketPageView, "from" | "tickets">,
  number: NumberText,
): string {
  return `${number(from)}–${number(from + tickets.length - 1)}`;
}
