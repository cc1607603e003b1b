import type { AppError } from "@/lib/errors/app-error";
import { countShops, type ShopCount } from "@/lib/mirakl/marketplace/count-shops";
import type { MarketplaceAccess } from "@/lib/mirakl/marketplace/marketplace-call";
import type { MiraklFetch } from "@/lib/mirakl/mirakl-fetch";
import { type Attempt, attempt } from "./attempt";
import { type CheckResult, failed, limited, passed, skipped } from "./check-result";

/** An operator's token on the one call that every operator may make. It stands where a shop's own inbox would. */
export async function probeOperator(
  access: MarketplaceAccess,
  { fetch, now }: { fetch: MiraklFetch; now: () => number },
): Promise<{ shops: Attempt<ShopCount>; rejection: AppError | null; durationMs: number }> {
  const shops = await attempt(() => countShops(access, fetch), now);
  const isRecognised = shops.ok || shops.error.code === "mirakl_permission_missing";
  return { shops, rejection: isRecognised || shops.ok ? null : shops.error, durationMs: shops.durationMs };
}

/** The last two checks of an operator: it has no shop of its own, and no messages. */
export function* operatorResults(shops: Attempt<ShopCount>): Generator<CheckResult> {
  const { durationMs } = shops;
  if (shops.ok) {
    const { total } = shops.value;
    const words = total === null ? "Acts for the whole marketplace" : `Acts for the marketplace’s ${total} shops`;
    yield passed("shop", words, durationMs);
  } else if (shops.error.code === "mirakl_permission_missing") {
    yield limited("shop", "Works, but the list of shops is refused", shops.error, durationMs);
  } else {
    yield failed("shop", shops.error, durationMs);
  }
  yield skipped("messages", "An operator has no messages to read");
}
