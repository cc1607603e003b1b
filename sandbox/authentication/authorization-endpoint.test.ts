import { describe, expect, test } from "vitest";
import { createInProcessApplication } from "../in-process-application";
import { createInProcessSandbox } from "../in-process-sandbox";
import type { IntegrationType } from "../state/sign-in-entries";

const nia = "nia.okafor@fernandoak.example";
const owen = "owen.castle@acme.example";

async function setUp(type: IntegrationType = "marketplace_seller", options: Record<string, unknown> = {}) {
  const sandbox = createInProcessSandbox();
  const application = await createInProcessApplication(sandbox, type, { label: "<b>Dashboard</b>", ...options });
  let cookie = "";
  /** As a browser does, which keeps the cookie and follows nothing. */
  const browse = async (path: string, fields?: Record<string, string>) => {
    const headers: Record<string, string> = { Cookie: cookie };
    const init = fields
      ? { method: "POST", body: new URLSearchParams(fields), headers: { ...headers, Origin: "http://127.0.0.1:4400" } }
      : { headers };
    const response = await sandbox.ask(`http://127.0.0.1:4400${path}`, init);
    const set = response.headers.get("set-cookie");
    if (set) cookie = set.split(";")[0] ?? "";
    return {
      status: response.status,
      headers: response.headers,
      location: response.headers.get("location"),
      text: await response.text(),
    };
  };
  const query = (parameters: Record<string, string> = {}) =>
    `?${new URLSearchParams({ client_id: application.clientId, ...parameters })}`;
  const signIn = (email: string, parameters: Record<string, string> = {}) =>
    browse(`/authorize/sign-in${query(parameters)}`, { email });
  const decide = (fields: Record<string, string>, parameters: Record<string, string> = {}) =>
    browse(`/authorize/decision${query(parameters)}`, fields);
  return { ...sandbox, ...application, browse, query, signIn, decide };
}

const placesIn = (text: string) => [...text.matchAll(/name="place" value="([^"]*)"/g)].map(([, value]) => value);

describe("the way through the pages", () => {
  test("leads from the request over signing in and choosing back with a code", async () => {
    const { browse, query, signIn, decide, exchange, redirectUri } = await setUp();
    const request = { redirect_uri: redirectUri, state: "a state & more" };
    const first = await browse(`/authorize${query(request)}`);
    expect([first.status, first.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/html")]);
    expect(first.text).toContain("<h1>Sign in to Mirakl</h1>");
    expect(first.text).toContain(nia);

    const signedIn = await signIn(nia, request);
    expect([signedIn.status, signedIn.location]).toEqual([303, `/authorize${query(request)}`]);
    expect(signedIn.headers.get("set-cookie")).toMatch(/; Path=\/authorize; HttpOnly; SameSite=Lax$/);

    const choice = await browse(signedIn.location ?? "");
    expect(choice.text).toContain(`signed in to the local Mirakl as Nia Okafor (${nia})`);
    expect(placesIn(choice.text)).toEqual(["acme/2002", "northgate/2001"]);
    expect(choice.text).not.toContain("required checked");

    const { status, location } = await decide({ place: "northgate/2001", decision: "allow" }, request);
    expect(status).toBe(302);
    const back = new URL(location ?? "");
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect([...back.searchParams.keys()]).toEqual(["code", "state"]);
    expect(back.searchParams.get("state")).toBe("a state & more");
    const { body } = await exchange(back.searchParams.get("code") ?? "", { redirect_uri: redirectUri });
    expect(body).toMatchObject({
      resource_owner: nia,
      shop_name: "Harbour & Vine",
      marketplace_id: "northgate-sandbox",
    });
  });

  test("leads back without a code when the person does not allow it", async () => {
    const { signIn, decide } = await setUp();
    await signIn(nia);
    const { status, location } = await decide({ decision: "deny" }, { state: "s" });
    expect(status).toBe(302);
    expect(Object.fromEntries(new URL(location ?? "").searchParams)).toEqual({
      error: "access_denied",
      error_description: "The user did not allow it.",
      state: "s",
    });
  });

  test("goes to the first registered address when the request names none, and keeps that one's query", async () => {
    const first = "https://dashboard.example/back?tenant=%61cme";
    const { signIn, decide, exchange } = await setUp("marketplace_seller", {
      redirectUris: [first, "https://dashboard.example/other"],
    });
    await signIn(nia);
    const { location } = await decide({ place: "acme/2002", decision: "allow" });
    expect(location).toMatch(/^https:\/\/dashboard\.example\/back\?tenant=%61cme&code=[\w-]{43}$/);
    expect((await exchange(new URL(location ?? "").searchParams.get("code") ?? "")).status).toBe(200);
  });

  test("asks again when nobody and nothing was chosen", async () => {
    const { signIn, decide } = await setUp();
    const nobody = await signIn("");
    expect(nobody.status).toBe(400);
    expect(nobody.text).toContain('role="alert">Choose a person first.');
    const withoutPerson = await decide({ place: "acme/2002", decision: "allow" });
    expect([withoutPerson.status, withoutPerson.location]).toEqual([303, expect.stringMatching(/^\/authorize\?/)]);
    await signIn(nia);
    for (const place of ["", "acme/2001", "lumiere/3101"]) {
      const { status, text } = await decide({ place, decision: "allow" });
      expect(status).toBe(400);
      expect(text).toContain('role="alert">Choose what it may use first.');
    }
  });

  test("remembers the person until another one is wanted", async () => {
    const { browse, query, signIn } = await setUp();
    await signIn(nia);
    expect((await browse(`/authorize${query()}`)).text).toContain(nia);
    const { status, location } = await browse(`/authorize/sign-out${query()}`, {});
    expect([status, location]).toEqual([303, `/authorize${query()}`]);
    expect((await browse(location ?? "")).text).toContain("<h1>Sign in to Mirakl</h1>");
  });
});

describe("what there is to choose", () => {
  test("is narrowed by the audience, and chosen beforehand when it is one", async () => {
    const { browse, query, signIn } = await setUp();
    await signIn(nia);
    const { text } = await browse(`/authorize${query({ audience: "northgate-sandbox" })}`);
    expect(placesIn(text)).toEqual(["northgate/2001"]);
    expect(text).toMatch(/value="northgate\/2001" required checked/);
    const single = await browse(`/authorize${query({ audience: "acme-sandbox:2002" })}`);
    expect(placesIn(single.text)).toEqual(["acme/2002"]);
  });

  test("can be nothing, and then only denying is left", async () => {
    const { browse, query, signIn, decide } = await setUp();
    await signIn(owen);
    const { text } = await browse(`/authorize${query()}`);
    expect(text).toContain("Owen Castle has no shop that could be chosen here.");
    expect(text).not.toContain('value="allow"');
    expect((await decide({ decision: "deny" })).location).toContain("error=access_denied");
  });

  test("is a marketplace for an operator", async () => {
    const { browse, query, signIn } = await setUp("marketplace_operator");
    await signIn(owen);
    expect(placesIn((await browse(`/authorize${query({ audience: "acme-sandbox" })}`)).text)).toEqual(["acme"]);
    expect(placesIn((await browse(`/authorize${query({ audience: "northgate-sandbox" })}`)).text)).toEqual([]);
  });

  test("is a company for a Connect seller", async () => {
    const { browse, query, signIn, world } = await setUp("connect_seller");
    await signIn(nia);
    const { text } = await browse(`/authorize${query()}`);
    expect(placesIn(text)).toEqual([...world.state.companies.keys()]);
    expect(text).toContain("Lantern Goods");
  });
});

describe("a request that is not to be trusted is answered with a page, and goes back to nobody", () => {
  test.each([
    ["no client", { client_id: "" }, "client_id is missing"],
    ["an unknown client", { client_id: "nobody" }, "does not belong to an application"],
    ["a redirect URI that is not registered", { redirect_uri: "https://attacker.example/" }, "attacker.example"],
    ["undocumented parameters", { scope: "all", prompt: "login" }, "scope, prompt"],
    ["PKCE", { code_challenge: "x" }, "code_challenge"],
  ])("%s", async (_, parameters: Record<string, string>, word) => {
    const { browse, query, signIn, decide } = await setUp();
    const asked = await browse(`/authorize${query({ state: "s", ...parameters })}`);
    const posted = [await signIn(nia, parameters), await decide({ decision: "deny" }, parameters)];
    for (const { status, location, text } of [asked, ...posted]) {
      expect([status, location]).toEqual([400, null]);
      expect(text).toContain("<h1>This link does not work</h1>");
      expect(text).toContain(word);
    }
  });

  test.each(["client_id", "redirect_uri", "state", "audience"])("%s twice", async (name) => {
    const { browse, query, clientId, redirectUri } = await setUp();
    const values: Record<string, string> = { client_id: clientId, redirect_uri: redirectUri };
    const twice = new URLSearchParams([
      [name, values[name] ?? "acme-sandbox"],
      [name, values[name] ?? "acme-sandbox"],
    ]);
    const rest = name === "client_id" ? "?" : `${query()}&`;
    const { status, location, text } = await browse(`/authorize${rest}${twice}`);
    expect([status, location]).toEqual([400, null]);
    expect(text).toContain(name);
  });

  test("a client with client credentials", async () => {
    const { browse, query, world } = await setUp();
    const [client] = world.state.clients.values();
    expect((await browse(`/authorize${query({ client_id: client?.clientId ?? "" })}`)).status).toBe(400);
  });
});

describe("a request that does not fit goes back with an error", () => {
  test.each<[string, IntegrationType, Record<string, string>, string]>([
    ["a response type that is not code", "marketplace_seller", { response_type: "token" }, "unsupported_response_type"],
    ["an unknown tenant", "marketplace_seller", { audience: "nowhere-prod" }, "invalid_request"],
    ["an unknown shop", "marketplace_seller", { audience: "acme-sandbox:77" }, "invalid_request"],
    ["a shop of another marketplace", "marketplace_seller", { audience: "acme-sandbox:3101" }, "invalid_request"],
    ["a shop that is no number", "marketplace_seller", { audience: "acme-sandbox:" }, "invalid_request"],
    ["more than a shop", "marketplace_seller", { audience: "acme-sandbox:2001:1" }, "invalid_request"],
    ["a shop for an operator", "marketplace_operator", { audience: "acme-sandbox:2001" }, "invalid_request"],
    ["any audience for a Connect seller", "connect_seller", { audience: "acme-sandbox" }, "invalid_request"],
  ])("%s", async (_, type, parameters, code) => {
    const { browse, query, redirectUri } = await setUp(type);
    const { status, location } = await browse(`/authorize${query({ state: "s", ...parameters })}`);
    expect(status).toBe(302);
    const back = new URL(location ?? "");
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: code,
      error_description: expect.stringMatching(/\.$/),
      state: "s",
    });
  });

  test("response_type=code is understood, and an empty parameter counts as absent", async () => {
    const { browse, query } = await setUp();
    const { status } = await browse(`/authorize${query({ response_type: "code", audience: "", state: "" })}`);
    expect(status).toBe(200);
  });
});

describe("the pages", () => {
  test("run no script, load nothing, and let their form lead to the application", async () => {
    const { browse, query, signIn } = await setUp();
    const pages = [await browse(`/authorize${query()}`), await browse("/authorize")];
    await signIn(nia);
    pages.push(await browse(`/authorize${query()}`));
    for (const { text, headers } of pages) {
      expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'nonce-/);
      expect(headers.get("referrer-policy"), "forms need their Origin header").toBe("same-origin");
      expect(text).not.toMatch(/<script|<link|src=|@import|url\(/);
    }
    expect(
      pages.map(({ headers }) => /form-action ([^;]*)/.exec(headers.get("content-security-policy") ?? "")?.[1]),
    ).toEqual(["'self'", "'self'", "'self' https://dashboard.example http://localhost:* http://127.0.0.1:*"]);
  });

  test("show what others wrote as text", async () => {
    const { browse, query, signIn } = await setUp();
    const pages = [await browse(`/authorize${query({ state: '"><img>' })}`)];
    pages.push(await browse("/authorize?client_id=<img>&<script>=1"));
    await signIn(nia);
    pages.push(await browse(`/authorize${query({ state: '"><img>' })}`));
    for (const { text } of pages) expect(text).not.toMatch(/<img|<script|<b>Dashboard/);
    expect(pages[2]?.text).toContain("<h1>&lt;b&gt;Dashboard&lt;/b&gt; asks for access</h1>");
  });

  test("take a form from themselves only", async () => {
    const { ask, query } = await setUp();
    const response = await ask(`http://127.0.0.1:4400/authorize/decision${query()}`, {
      method: "POST",
      headers: { Origin: "http://localhost:3000" },
      body: new URLSearchParams({ decision: "allow" }),
    });
    expect(response.status).toBe(403);
  });
});

test("a ready-made application is sent back to any port of this computer", async () => {
  const { browse, signIn, decide, world } = await setUp();
  const application = [...world.state.applications.values()].find(
    ({ readyMade, integrationType }) => readyMade && integrationType === "marketplace_seller",
  );
  const parameters = { client_id: application?.clientId ?? "", redirect_uri: "http://localhost:51000/auth/mirakl?a=b" };
  await signIn(nia, parameters);
  const { location } = await decide({ place: "acme/2002", decision: "allow" }, parameters);
  expect(location).toMatch(/^http:\/\/localhost:51000\/auth\/mirakl\?a=b&code=/);
  expect(
    (await browse(`/authorize?${new URLSearchParams({ ...parameters, redirect_uri: "http://localhost:51000/" })}`))
      .status,
  ).toBe(400);
});
