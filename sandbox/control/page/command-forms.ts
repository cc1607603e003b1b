import { html } from "hono/html";
import { getMarketplace, marketplaces } from "../../data/marketplaces";
import type { Html } from "../../page/answer-page";
import { messageSenders, shopStates } from "../../state/sandbox-state";
import { type IntegrationType, integrationTypes, refreshTokenPolicies } from "../../state/sign-in-entries";
import type { World } from "../../world";
import { integrationWords } from "./application-cards";
import { faultSection } from "./fault-section";
import { commandForm, type Option, selectField, textArea, textField } from "./html-parts";
import { lifetimeWords } from "./lifetime-words";

const lifetimes: Option[] = [
  ...[5, 30, 60, 300, 600, 3599, 86_400].map((seconds) => ({ value: String(seconds), label: `${seconds} seconds` })),
  { value: "null", label: "Without end (no expires_in)" },
  { value: "default", label: "Back to the default" },
];
const roles: Option[] = [
  { value: "full", label: "Everything" },
  { value: "messages", label: "Messages only" },
  { value: "shop_details", label: "Shop details only" },
];

/** The forms for everything that is not done to one credential. */
export function commandForms(world: World): Html {
  const shops = world.state.shops.map(({ marketplace, shopId, name }) => ({
    value: `${marketplace}/${shopId}`,
    label: `${name} (${shopId}, ${getMarketplace(marketplace).name})`,
  }));
  const clients = [...world.state.clients.values(), ...world.state.applications.values()].map(
    ({ clientId, label }) => ({ value: clientId, label }),
  );
  return html`${faultSection(world)}
    ${section(
      "Token lifetime",
      `New tokens live ${lifetimeWords(world.state.defaultTokenLifetime)}, unless their client has a lifetime of its own. Those of an application have no end by default.`,
      commandForm({
        command: "set-token-lifetime",
        submit: "Set token lifetime",
        fields: [
          selectField({
            id: "lifetime-client",
            name: "clientId",
            label: "Counts for",
            options: [{ value: "", label: "Every client" }, ...clients],
          }),
          selectField({ id: "lifetime-seconds", name: "seconds", label: "Lifetime", options: lifetimes }),
        ],
      }),
    )}
    ${section(
      "New message",
      "It arrives in the shop's inbox now.",
      commandForm({
        command: "add-message",
        submit: "Add message",
        fields: [
          selectField({ id: "message-shop", name: "shop", label: "Inbox of", options: shops }),
          selectField({ id: "message-from", name: "from", label: "From", options: messageSenders.map(asOption) }),
          textField({ id: "message-thread", name: "threadId", label: "Thread ID", hint: "Empty begins a new thread." }),
          textField({ id: "message-topic", name: "topic", label: "Topic", hint: "Of a new thread." }),
          textField({ id: "message-customer", name: "customerName", label: "Customer name", hint: "Of a new thread." }),
          textArea({ id: "message-body", name: "body", label: "Body", hint: "HTML, as it comes from mail programs." }),
        ],
      }),
    )}
    ${section(
      "New shop",
      "",
      commandForm({
        command: "create-shop",
        submit: "Make shop",
        fields: [
          selectField({
            id: "shop-marketplace",
            name: "marketplace",
            label: "Marketplace",
            options: marketplaces.map(({ id, name }) => ({ value: id, label: name })),
          }),
          textField({ id: "shop-name", name: "name", label: "Shop name" }),
          selectField({ id: "shop-state", name: "state", label: "State", options: shopStates.map(asOption) }),
          textField({
            id: "shop-threads",
            name: "threads",
            label: "Message threads",
            type: "number",
            hint: "Empty means none.",
          }),
        ],
      }),
    )}
    ${section(
      "Shop state",
      "",
      commandForm({
        command: "set-shop-state",
        submit: "Set shop state",
        fields: [
          selectField({ id: "state-shop", name: "shop", label: "Shop", options: shops }),
          selectField({ id: "state-state", name: "state", label: "New state", options: shopStates.map(asOption) }),
        ],
      }),
    )}
    ${section(
      "New API key",
      "",
      commandForm({
        command: "create-api-key",
        submit: "Make API key",
        fields: [
          selectField({ id: "key-shop", name: "credentialShop", label: "Shop", options: shops }),
          selectField({ id: "key-role", name: "role", label: "May read", options: roles }),
        ],
      }),
    )}
    ${section(
      "New marketplace client",
      "Clients of Mirakl Connect are made by the control API.",
      commandForm({
        command: "create-client",
        submit: "Make client",
        fields: [
          html`<input type="hidden" name="type" value="marketplace">`,
          selectField({ id: "client-shop", name: "credentialShop", label: "Shop", options: shops }),
          selectField({ id: "client-role", name: "role", label: "May read", options: roles }),
        ],
      }),
    )}
    ${section(
      "New application",
      "An OAuth client for Sign in with Mirakl.",
      commandForm({
        command: "create-application",
        submit: "Make application",
        fields: [
          selectField({
            id: "app-type",
            name: "integrationType",
            label: "For",
            options: integrationTypes.map(asIntegration),
          }),
          textField({
            id: "app-uri",
            name: "redirectUri",
            label: "Redirect URI",
            hint: "Compared character by character.",
          }),
          selectField({
            id: "app-refresh",
            name: "refreshTokens",
            label: "Refresh tokens",
            options: refreshTokenPolicies.map(asOption),
          }),
          textField({ id: "app-label", name: "label", label: "Name", hint: "Shown to people who sign in." }),
        ],
      }),
    )}`;
}

function asIntegration(value: IntegrationType): Option {
  return { value, label: integrationWords[value] };
}

function section(title: string, lead: string, form: Html): Html {
  return html`<section><details><summary><h2>${title}</h2></summary>${lead ? html`<p>${lead}</p>` : ""}${form}</details></section>`;
}

function asOption(value: string): Option {
  return { value, label: value };
}
