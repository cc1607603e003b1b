import { z } from "zod";

/** int64 in Mirakl's description; text from here on. */
const identifier = z.union([z.number().int(), z.string().min(1)]).transform(String);
const optionalText = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value || null);

/** V01. Mirakl documents no body; some instances name their version. */
export const versionWire = z.object({ version: optionalText });

/** A01. It also holds bank, balance and address data: nothing but these fields is ever taken from it. */
export const shopWire = z.object({
  shop_id: identifier,
  shop_name: z.string(),
  shop_state: optionalText,
  suspension_type: optionalText,
  currency_iso_code: optionalText,
});

/** PC01. */
export const platformWire = z.object({ platform_name: optionalText, tenant_name: optionalText });

/** S20, as far as it shows that an operator's token works. */
export const shopsWire = z.object({
  shops: z.array(z.unknown()),
  total_count: z
    .number()
    .nullish()
    .catch(null)
    .transform((value) => value ?? null),
});
