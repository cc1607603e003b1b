import { z } from "zod";
import { identifier, oneLine, optionalLine } from "../wire-text";

/** V01. Mirakl documents no body; some instances name their version. */
export const versionWire = z.object({ version: optionalLine });

/** A01. It also holds bank, balance and address data: nothing but these fields is ever taken from it. */
export const shopWire = z.object({
  shop_id: identifier,
  shop_name: z.string().transform(oneLine),
  shop_state: optionalLine,
  suspension_type: optionalLine,
  currency_iso_code: optionalLine,
});

/** PC01. */
export const platformWire = z.object({ platform_name: optionalLine, tenant_name: optionalLine });

/** S20, as far as it shows that an operator's token works. */
export const shopsWire = z.object({
  shops: z.array(z.unknown()),
  total_count: z
    .number()
    .nullish()
    .catch(null)
    .transform((value) => value ?? null),
});
