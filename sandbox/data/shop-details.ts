import type { Shop } from "../state/sandbox-state";
import type { Marketplace } from "./marketplaces";
import { PseudoRandom } from "./pseudo-random";
import { readyMadeUuid } from "./ready-made-secret";
import { streets } from "./streets";

/**
 * A01 `GET /api/account` as documented, complete on purpose: with the bank, balance and address data that a client
 * must drop. All of it is invented, and the same for the same shop every time.
 */
export function shopDetails(shop: Shop, marketplace: Marketplace): Record<string, unknown> {
  const random = new PseudoRandom(`${marketplace.id}/${shop.shopId}/details`);
  const country = marketplace.countryIsoCode;
  const street = random.pick(streets[marketplace.language]);
  const owner = `${shop.name} Trading`;
  const registration = `${country}${10_000_000 + random.below(89_999_999)}`;
  const bank = {
    owner,
    bank_name: random.pick(["Meridian Bank", "Crédit du Littoral", "Old Mill Savings"]),
    bank_street: `${1 + random.below(90)} Exchange Square`,
    bank_city: street.city,
    bic: `SNDB${country.slice(0, 2)}2X`,
    iban: `${country.slice(0, 2)}00SNDB${String(random.below(10 ** 9)).padStart(9, "0")}${shop.shopId}`,
  };
  const paid = random.below(900_000) / 100;
  const payable = random.below(400_000) / 100;
  const pending = random.below(200_000) / 100;
  return {
    applicable_taxes: [],
    approval_delay: random.below(86_400),
    approval_rate: 90 + random.below(100) / 10,
    billing_info: { ...bank, zip_code: street.zip },
    channels: [marketplace.channel],
    ...(shop.state === "CLOSE" ? { closed_from: shop.createdAt } : {}),
    contact_informations: {
      civility: "Mrs",
      firstname: "Robin",
      lastname: random.pick(["Ashdown", "Delacour", "Fairweather"]),
      email: `shop-${shop.shopId}@${marketplace.id}.example`,
      phone: `+1-555-01${String(random.below(100)).padStart(2, "0")}`,
      street1: street.line,
      city: street.city,
      zip_code: street.zip,
      country,
      web_site: `https://shop-${shop.shopId}.example`,
    },
    currency_iso_code: marketplace.currencyIsoCode,
    date_created: shop.createdAt,
    default_billing_information: {
      id: readyMadeUuid(`billing/${marketplace.id}/${shop.shopId}`),
      default_language: marketplace.locale,
      corporate_information: { company_registration_name: owner, company_registration_number: registration },
      fiscal_information: { tax_identification_country: country, tax_identification_number: `TAX-${registration}` },
      registration_address: {
        street_1: street.line,
        city: street.city,
        zip_code: street.zip,
        country_iso_code: country,
      },
    },
    description: `${shop.name} sells on ${marketplace.name}.`,
    domains: ["PRODUCT"],
    evaluations_count: random.below(800),
    free_shipping: random.below(2) === 1,
    grade: 3.5 + random.below(15) / 10,
    is_professional: true,
    kyc: { status: "APPROVED" },
    last_updated_date: shop.createdAt,
    model: "MARKETPLACE",
    offers_count: 40 + random.below(4000),
    order_messages_response_delay: 20 + random.below(600),
    orders_count: 10 + random.below(9000),
    payment_details: {
      paid_balance: paid,
      payable_balance: payable,
      pending_balance: pending,
      sub_balances: [{ pay_out_psp_code: "NOT_SPECIFIED", paid, payable, pending }],
    },
    payment_info: { "@type": "IBAN", ...bank, bank_zip: street.zip },
    payment_method_mandatory: false,
    premium: random.below(4) === 0,
    pro_details: { corporate_name: owner, identification_number: registration, VAT_number: `VAT-${registration}` },
    producer_identifiers: [],
    return_policy: "Returns within 30 days, in the original packaging.",
    shipping: { lead_time_to_ship: 1 + random.below(4) },
    shipping_country: country,
    shipping_types: ["STD"],
    shipping_zones: ["DOM1"],
    shippings: [
      {
        shipping_type_code: "STD",
        shipping_type_label: "Standard",
        shipping_zone_code: "DOM1",
        shipping_zone_label: "Domestic",
        shipping_free_amount: 50,
      },
    ],
    shop_additional_fields: [{ code: "customer-care-phone", type: "STRING", value: "+1-555-0142" }],
    shop_id: shop.shopId,
    shop_name: shop.name,
    shop_state: shop.state,
    ...(shop.state === "SUSPENDED" ? { suspension_type: "MANUAL" } : {}),
  };
}
