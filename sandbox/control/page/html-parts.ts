import { html } from "hono/html";
import type { Html } from "../../page/answer-page";

export interface Option {
  value: string;
  label: string;
}

interface Field {
  id: string;
  name: string;
  label: string;
  hint?: string;
}

export function selectField({ id, name, label, hint, options }: Field & { options: readonly Option[] }): Html {
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <select id="${id}" name="${name}" ${describedBy(id, hint)}>
      ${options.map(({ value, label: text }) => html`<option value="${value}">${text}</option>`)}
    </select>
    ${hintOf(id, hint)}
  </div>`;
}

export function textField({ id, name, label, hint, type = "text" }: Field & { type?: "text" | "number" }): Html {
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <input id="${id}" name="${name}" type="${type}" autocomplete="off" ${describedBy(id, hint)}>
    ${hintOf(id, hint)}
  </div>`;
}

export function textArea({ id, name, label, hint }: Field): Html {
  return html`<div class="field wide">
    <label for="${id}">${label}</label>
    <textarea id="${id}" name="${name}" rows="4" required ${describedBy(id, hint)}></textarea>
    ${hintOf(id, hint)}
  </div>`;
}

/** A form that runs a command of the control API. */
export function commandForm({ command, submit, fields }: { command: string; submit: string; fields: Html[] }): Html {
  return html`<form class="grid" method="post" action="/forms/${command}">
    ${fields}
    <div class="wide"><button class="primary">${submit}</button></div>
  </form>`;
}

interface CommandButton {
  command: string;
  label: string;
  /** Read out instead of the label, to tell equal buttons apart. */
  accessibleName: string;
  values?: Record<string, string>;
}

/** A button that runs a command with fixed values. */
export function commandButton({ command, label, accessibleName, values = {} }: CommandButton): Html {
  return html`<form method="post" action="/forms/${command}">
    ${Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    <button aria-label="${accessibleName}">${label}</button>
  </form>`;
}

/** A value to take along, with a button that copies it. */
export function copyable({ label, value, of }: { label: string; value: string; of: string }): Html {
  return html`<dt>${label}</dt>
    <dd><code>${value}</code> <button type="button" data-copy="${value}" aria-label="Copy ${label} of ${of}">Copy</button></dd>`;
}

function hintOf(id: string, hint: string | undefined): Html | string {
  return hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : "";
}

function describedBy(id: string, hint: string | undefined): Html | string {
  return hint ? html`aria-describedby="${id}-hint"` : "";
}
