import { html } from "hono/html";
import type { Html } from "../../page/answer-page";
import type { World } from "../../world";
import { type AuthorizationView, authorizationViews } from "../authorization-views";
import { commandButton } from "./html-parts";

const shown = 50;
const eventWords: Record<AuthorizationView["history"][number]["event"], string> = {
  granted: "granted",
  refreshed: "refreshed",
  revoked_by_application: "revoked by the application",
  revoked_at_mirakl: "revoked at Mirakl",
  code_reused: "revoked: its code was used again",
  refresh_token_reused: "revoked: a spent refresh token was used",
};

/** The latest consents, the newest first, with what happened to each. */
export function authorizationList(world: World): Html {
  const authorizations = authorizationViews(world).slice(-shown).reverse();
  return html`<section aria-labelledby="authorizations-title">
    <h2 id="authorizations-title">Authorizations</h2>
    <p>What people allowed applications by Sign in with Mirakl, the newest first.</p>
    ${
      authorizations.length === 0
        ? html`<p>None yet.</p>`
        : html`<ul class="cards">${authorizations.map(authorizationCard)}</ul>`
    }
  </section>`;
}

function authorizationCard(authorization: AuthorizationView): Html {
  const { authorizationId, application, email, state, livingAccessTokens, history } = authorization;
  const place = authorization.shopName ?? authorization.companyName ?? authorization.marketplaceName;
  return html`<li class="card">
    <h3>${application}: ${place} ${state === "revoked" ? html`<span class="tag">Revoked</span>` : ""}</h3>
    <dl>
      <dt>Allowed by</dt><dd>${email}</dd>
      <dt>Access tokens alive</dt><dd>${livingAccessTokens}</dd>
      <dt>History</dt>
      <dd>${history.map(
        ({ at, event, reason }) =>
          html`<div><time datetime="${at}">${at.slice(0, 19).replace("T", " ")}</time> ${eventWords[event]}${reason === null ? "" : `: ${reason}`}</div>`,
      )}</dd>
    </dl>
    ${
      state === "revoked"
        ? ""
        : html`<div class="actions">${commandButton({
            command: "revoke-authorization",
            label: "Revoke",
            accessibleName: `Revoke what ${email} allowed ${application} for ${place}`,
            values: { authorizationId },
          })}</div>`
    }
  </li>`;
}
