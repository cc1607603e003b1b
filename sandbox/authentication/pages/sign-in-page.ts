import type { Context } from "hono";
import { html } from "hono/html";
import { answerPage } from "../../page/answer-page";
import type { Application, Person } from "../../state/sign-in-entries";

interface SignInPage {
  application: Application;
  people: readonly Person[];
  /** The query of the request to go on with, with its question mark. */
  search: string;
  problem: string | null;
}

/** Asks who somebody is. */
export function showSignInPage(c: Context, { application, people, search, problem }: SignInPage) {
  return answerPage(c, {
    title: "Sign in to Mirakl",
    lead: `${application.label} sent you here. This is the local Mirakl: its people are invented and need no password.`,
    narrow: true,
    notice: problem === null ? null : { tone: "problem", text: problem },
    content: html`<section>
      <form method="post" action="/authorize/sign-in${search}">
        <fieldset>
          <legend>Who are you?</legend>
          ${people.map(
            ({ email, name }) => html`<label class="choice">
              <input type="radio" name="email" value="${email}" required><span><b>${name}</b><br>${email}</span>
            </label>`,
          )}
        </fieldset>
        <button class="primary">Sign in</button>
      </form>
    </section>`,
  });
}
