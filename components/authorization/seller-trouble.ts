import type { Trouble } from "@/components/account/trouble";
import type { ErrorCode } from "@/lib/errors/error-table";

const platformRefused = {
  message: "Signing in with Mirakl does not work here at the moment: Mirakl does not accept this platform.",
  advice: ["Tell whoever sent you here. Nothing was changed."],
};

/** What sellers are told where the error table speaks to the back office. */
const forSellers: Partial<Record<ErrorCode, Pick<Trouble, "message" | "advice">>> = {
  application_rejected: platformRefused,
  mirakl_client_rejected: platformRefused,
  mirakl_client_not_allowed: platformRefused,
  application_not_found: {
    message: "This platform no longer offers to sign in with Mirakl here.",
    advice: ["Ask whoever sent you here for a new link."],
  },
  account_not_found: {
    message: "This access is no longer among yours.",
    advice: ["Reload the page to see what is connected now."],
  },
};

/** The same trouble in words for sellers. */
export function sellerTrouble(trouble: Trouble): Trouble {
  const words = trouble.code && forSellers[trouble.code];
  return words ? { ...trouble, ...words } : trouble;
}
