import { expect, nobody, test } from "./fixtures";

test.use({ storageState: nobody });

const sessionCookie = /next-auth\.session-token$/;
const rejection = /Failed to load resource.*401/;

test("the right password opens the accounts", async ({ signIn, page, run }) => {
  await signIn.open();
  await signIn.signIn(run.admin);
  await expect(page).toHaveURL("/accounts");
  await expect(page.getByRole("heading", { level: 1, name: "Accounts", exact: true })).toBeVisible();
});

test("the session cookie is closed to scripts and to other sites", async ({ signIn, page, run, context }) => {
  await signIn.open();
  await signIn.signIn(run.admin);
  await expect(page).toHaveURL("/accounts");
  const session = (await context.cookies()).find(({ name }) => sessionCookie.test(name));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", secure: run.baseUrl.startsWith("https:") });
  expect(await page.evaluate(() => document.cookie)).not.toContain("session-token");
});

test("a wrong password and an unknown e-mail are told the same", async ({ signIn, page, run, problems }) => {
  problems.expect(rejection);
  await signIn.open();

  await signIn.signIn({ email: run.admin.email, password: "not-the-password" });
  await expect(signIn.problem).toBeVisible();
  const sentence = await signIn.problem.innerText();
  expect(sentence).toContain("E-mail or password is not right.");
  await expect(signIn.email).toHaveValue(run.admin.email);
  await expect(signIn.password).toHaveValue("");
  await expect(signIn.password).toBeFocused();

  await signIn.signIn({ email: "nobody@latchkey.example", password: run.admin.password });
  await expect(signIn.password).toHaveValue("");
  await expect(signIn.problem).toHaveText(sentence, { useInnerText: true });
  await expect(signIn.email).toHaveValue("nobody@latchkey.example");
  await expect(page).toHaveURL("/sign-in");
});

test("empty fields are named, and nothing is sent", async ({ signIn, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await signIn.open();
  await signIn.signIn({ email: "", password: "" });
  await expect(signIn.email).toHaveAccessibleDescription("Enter your e-mail address");
  await expect(signIn.password).toHaveAccessibleDescription("Enter your password");
  await expect(signIn.email).toBeFocused();
  expect(asked.filter((request) => request.startsWith("POST"))).toEqual([]);
});

test("the keyboard is enough", async ({ signIn, page, run }) => {
  await signIn.open();
  await signIn.email.focus();
  await page.keyboard.type(run.admin.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(run.admin.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/accounts");
});

for (const path of ["/accounts", "/accounts?q=two+words&sort=-expires", "/accounts/new?step=2&method=api_key"]) {
  test(`a stranger at ${path} signs in and comes back`, async ({ signIn, page, run }) => {
    await page.goto(path);
    await expect(page).toHaveURL(`/sign-in?${new URLSearchParams({ returnTo: path })}`);
    await signIn.signIn(run.admin);
    await expect(page).toHaveURL(path);
  });
}

test("signing in never leads to somebody else's page", async ({ signIn, page, run, context }) => {
  for (const returnTo of ["https://evil.example/accounts", "//evil.example", "/\\evil.example", "/\t/evil.example"]) {
    // The page before would go on asking without its cookies.
    await page.goto("about:blank");
    await context.clearCookies();
    await signIn.open(returnTo);
    await signIn.signIn(run.admin);
    await expect(page, returnTo).toHaveURL("/accounts");
  }
});

test("who is signed in is not asked again", async ({ signIn, page, run }) => {
  await signIn.open();
  await signIn.signIn(run.admin);
  await expect(page).toHaveURL("/accounts");
  await page.goto("/sign-in?returnTo=/accounts/new%3Fstep%3D1");
  await expect(page).toHaveURL("/accounts/new?step=1");
});

test("signing out ends the session, for a copied cookie too", async ({
  signIn,
  page,
  run,
  context,
  openBrowser,
  problems,
}) => {
  // The copy goes on asking in the background.
  problems.expect(rejection);
  await signIn.open();
  await signIn.signIn(run.admin);
  await expect(page).toHaveURL("/accounts");
  const copy = await openBrowser({ storageState: await context.storageState() });
  await copy.goto("/accounts");
  await expect(copy.getByText("Live updates on")).toBeVisible();

  await page.getByRole("button", { name: "Account menu", exact: true }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL("/sign-in");

  await page.goto("/accounts");
  await expect(page).toHaveURL("/sign-in?returnTo=%2Faccounts");
  await expect(copy).toHaveURL("/sign-in?returnTo=%2Faccounts");
  const answer = await copy.request.get("/api/accounts");
  expect(answer.status()).toBe(401);
  await copy.goto("/accounts");
  await expect(copy).toHaveURL("/sign-in?returnTo=%2Faccounts");
});

test("who cannot be signed out is told so, and stays where they are", async ({ signIn, page, run, problems }) => {
  problems.expect(/ERR_FAILED|Failed to fetch/);
  await signIn.open();
  await signIn.signIn(run.admin);
  await expect(page).toHaveURL("/accounts");
  await page.route("**/api/auth/**", (route) => route.abort());
  await page.getByRole("button", { name: "Account menu", exact: true }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("Not signed out", { exact: true })).toBeVisible();
  await expect(page).toHaveURL("/accounts");
});

test("an open page whose session ended leads to signing in", async ({
  signIn,
  page,
  run,
  context,
  openBrowser,
  problems,
}) => {
  problems.expect(rejection);
  await signIn.open();
  await signIn.signIn(run.admin);
  await expect(page).toHaveURL("/accounts");
  const copy = await openBrowser({ storageState: await context.storageState() });
  await copy.goto("/accounts?sort=name");
  await expect(copy.getByRole("heading", { level: 1, name: "Accounts", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Account menu", exact: true }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL("/sign-in");

  await expect(copy).toHaveURL(`/sign-in?${new URLSearchParams({ returnTo: "/accounts?sort=name" })}`, {
    timeout: 15_000,
  });
});
