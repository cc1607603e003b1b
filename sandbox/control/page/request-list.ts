import { html } from "hono/html";
import type { Html } from "../../page/answer-page";
import type { RecordedRequest } from "../../requests/request-log";
import type { World } from "../../world";
import { commandButton } from "./html-parts";

const shown = 50;

/** The latest requests, the newest first, each with all that it carried. */
export function requestList(world: World): Html {
  const requests = world.requests.list().slice(-shown).reverse();
  return html`<section aria-labelledby="requests-title">
    <h2 id="requests-title">Requests</h2>
    <p>What the authentication system, the marketplaces and Mirakl Connect were asked, the newest first. <a href="/">Reload</a></p>
    ${requests.length === 0 ? html`<p>None yet.</p>` : html`<ol class="requests">${requests.map(requestItem)}</ol>`}
    ${commandButton({ command: "clear-requests", label: "Clear requests", accessibleName: "Clear requests" })}
  </section>`;
}

function requestItem({ time, target, method, path, status, fault, query, headers, form, body }: RecordedRequest): Html {
  const outcome = fault ? `${status ?? "no answer"}, fault ${fault}` : (status ?? "under way");
  return html`<li>
    <details>
      <summary><time datetime="${time}">${time.slice(11, 19)}</time> ${target} <b>${method} ${path}</b> ${outcome}</summary>
      <pre tabindex="0" aria-label="Details of ${method} ${path}">${JSON.stringify({ query, headers, form, body }, null, 2)}</pre>
    </details>
  </li>`;
}
