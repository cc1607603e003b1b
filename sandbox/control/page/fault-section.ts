import { html } from "hono/html";
import { marketplaces } from "../../data/marketplaces";
import type { Fault } from "../../faults/fault-list";
import type { Html } from "../../page/answer-page";
import type { World } from "../../world";
import { commandButton, commandForm, type Option, selectField, textField } from "./html-parts";

const kinds: Option[] = [
  { value: "429", label: "429 Too many requests" },
  { value: "503", label: "503 Service unavailable" },
  { value: "slow", label: "Slow, then the normal answer" },
  { value: "garbage", label: "Broken JSON" },
  { value: "html", label: "An HTML page" },
  { value: "reset", label: "Connection cut" },
];
const targets: Option[] = [
  { value: "", label: "All of Mirakl" },
  { value: "authentication", label: "Authentication system" },
  ...marketplaces.map(({ id, name }) => ({ value: id, label: name })),
  { value: "connect", label: "Mirakl Connect" },
];

/** Where a person makes the next calls go wrong. */
export function faultSection(world: World): Html {
  const planned = world.faults.list();
  const credentials: Option[] = [
    { value: "", label: "Any" },
    ...[...world.state.apiKeys.values()].map(({ apiKey, label }) => ({
      value: `apiKey:${apiKey}`,
      label: `API key: ${label}`,
    })),
    ...[...world.state.clients.values(), ...world.state.applications.values()].map(({ clientId, label }) => ({
      value: `clientId:${clientId}`,
      label: `Client: ${label}`,
    })),
  ];
  return html`<section aria-labelledby="faults-title">
    <h2 id="faults-title">Faults</h2>
    ${
      planned.length === 0
        ? html`<p>None planned: every call is answered normally.</p>`
        : html`<ul>${planned.map((fault) => html`<li>${faultWords(fault)}</li>`)}</ul>
          ${commandButton({ command: "clear-faults", label: "Clear faults", accessibleName: "Clear faults" })}`
    }
    ${commandForm({
      command: "add-fault",
      submit: "Plan fault",
      fields: [
        selectField({ id: "fault-kind", name: "kind", label: "Answer", options: kinds }),
        selectField({ id: "fault-target", name: "target", label: "Calls to", options: targets }),
        selectField({ id: "fault-credential", name: "credential", label: "Calls with", options: credentials }),
        textField({
          id: "fault-path",
          name: "path",
          label: "Path",
          hint: "Such as /api/inbox/threads or /api/*. Empty means every path.",
        }),
        textField({ id: "fault-times", name: "times", label: "Times", type: "number", hint: "Empty means once." }),
        textField({
          id: "fault-retry",
          name: "retryAfterSeconds",
          label: "Retry-After in seconds",
          type: "number",
          hint: "For 429 (empty means 30) and 503 (empty means none).",
        }),
        textField({
          id: "fault-delay",
          name: "delayMs",
          label: "Delay in milliseconds",
          type: "number",
          hint: "For slow answers. Empty means 15000.",
        }),
      ],
    })}
  </section>`;
}

function faultWords({ kind, times, target, path, apiKey, clientId }: Fault): string {
  const label = kinds.find(({ value }) => value === kind)?.label ?? kind;
  const by = apiKey ?? clientId;
  return `${label}: ${times === 1 ? "the next call" : `the next ${times} calls`} to ${target ?? "all of Mirakl"}${path ? `, ${path}` : ""}${by ? `, with ${by}` : ""}`;
}
