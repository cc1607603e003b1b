import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { answerPage } from "../page/answer-page";
import type { Person } from "../state/sign-in-entries";
import type { World } from "../world";
import { issueCode } from "./authorization-code";
import {
  type AuthorizationRequest,
  RefusedRequestError,
  readAuthorizationRequest,
  UntrustedRequestError,
} from "./authorization-request";
import { showConsentPage } from "./pages/consent-page";
import { showSignInPage } from "./pages/sign-in-page";
import { listPlaces } from "./places";
import { withParameters } from "./redirect-uris";
import { findSignedInPerson, signIn, signOut } from "./signed-in-person";

/**
 * `/authorize` and the forms of its pages, which carry the request along in their query, so that every step reads
 * it as strictly as the first.
 */
export function createAuthorizationEndpoint(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    const request = readAuthorizationRequest(world, c.req.url);
    const person = findSignedInPerson(c, world);
    return person ? askConsent(c, { world, request, person }) : askWho(c, { world, request });
  });
  app.post("/sign-in", async (c) => {
    const request = readAuthorizationRequest(world, c.req.url);
    const person = world.state.people.get((await formOf(c)).get("email") ?? "");
    if (!person) return askWho(c, { world, request, problem: "Choose a person first." });
    signIn(c, person);
    return c.redirect(`/authorize${searchOf(c)}`, 303);
  });
  app.post("/sign-out", (c) => {
    signOut(c);
    return c.redirect(`/authorize${searchOf(c)}`, 303);
  });
  app.post("/decision", async (c) => {
    const request = readAuthorizationRequest(world, c.req.url);
    const person = findSignedInPerson(c, world);
    if (!person) return c.redirect(`/authorize${searchOf(c)}`, 303);
    return decide(c, { world, request, person, form: await formOf(c) });
  });
  app.all("*", (c) => c.json({ status: 404, message: "Not found" }, 404));
  app.onError((error, c) => {
    if (error instanceof UntrustedRequestError) return showProblem(c, error.message);
    if (!(error instanceof RefusedRequestError)) throw error;
    return goBack(c, error, { error: error.code, error_description: error.message });
  });
  return app;
}

interface Step {
  world: World;
  request: AuthorizationRequest;
  problem?: string;
}

function askWho(c: Context, { world, request, problem }: Step) {
  if (problem) c.status(400);
  const people = [...world.state.people.values()];
  return showSignInPage(c, {
    application: request.application,
    people,
    search: searchOf(c),
    problem: problem ?? null,
  });
}

function askConsent(c: Context, { world, request, person, problem }: Step & { person: Person }) {
  if (problem) c.status(400);
  const places = listPlaces(world, { ...request, person });
  return showConsentPage(c, { request, person, places, search: searchOf(c), problem: problem ?? null });
}

function decide(c: Context, step: Step & { person: Person; form: URLSearchParams }) {
  const { world, request, person, form } = step;
  const decision = form.get("decision");
  if (decision === "deny") {
    return goBack(c, request, { error: "access_denied", error_description: "The user did not allow it." });
  }
  const chosen = listPlaces(world, { ...request, person }).find(({ value }) => value === form.get("place"));
  if (decision !== "allow" || !chosen) return askConsent(c, { ...step, problem: "Choose what it may use first." });
  const { code } = issueCode(world, {
    application: request.application,
    email: person.email,
    place: chosen.place,
    redirectUri: request.statedRedirectUri,
  });
  return goBack(c, request, { code });
}

/** `state` comes back as it was, and not at all when there was none. */
function goBack(
  c: Context,
  { redirectUri, state }: { redirectUri: string; state: string | null },
  answer: Record<string, string>,
): Response {
  c.header("Cache-Control", "no-store");
  return c.redirect(withParameters(redirectUri, { ...answer, state }), 302);
}

function showProblem(c: Context, problem: string) {
  c.status(400);
  return answerPage(c, {
    title: "This link does not work",
    lead: "The application that sent you here asked for something that Mirakl cannot answer.",
    narrow: true,
    notice: { tone: "problem", text: problem },
    content: html`<p>Nothing was sent back to it. Close this page and try again from there.</p>`,
  });
}

function searchOf(c: Context): string {
  return new URL(c.req.url).search;
}

async function formOf(c: Context): Promise<URLSearchParams> {
  return new URLSearchParams(await c.req.text());
}
