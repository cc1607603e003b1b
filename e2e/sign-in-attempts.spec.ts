import { expectAccessible } from "./accessible";
import { expect, nobody, test } from "./fixtures";

test.use({ storageState: nobody });

test("who guesses is told to wait, whether or not there is such a person", async ({ signIn, page, problems }) => {
  problems.expect(/Failed to load resource.*401/);
  const email = `${crypto.randomUUID()}@latchkey.example`;
  await signIn.open();
  for (let tries = 0; tries < 6; tries += 1) {
    await signIn.signIn({ email, password: `guess ${tries}` });
    await expect(signIn.password).toHaveValue("");
    await expect(signIn.problem).toContainText("E-mail or password is not right.");
  }
  // The first wait may be over before a slow machine tries again; the ones after it are longer and longer.
  await expect(async () => {
    await signIn.signIn({ email, password: "one guess more" });
    await expect(signIn.password).toHaveValue("");
    await expect(signIn.problem).toContainText("There were too many attempts in a short time", { timeout: 2_000 });
  }).toPass();
  await expect(signIn.problem).toContainText(/Wait \d+ s, then try again\./);
  await expect(signIn.email).toHaveValue(email);
  await expect(signIn.password).toBeFocused();
  await expectAccessible(page, "too many attempts");
});

test("a browser is remembered by a cookie that is closed to scripts", async ({ signIn, page, run, context }) => {
  await signIn.open();
  await signIn.signIn(run.admin);
  await expect(page).toHaveURL("/accounts");
  const cookies = (await context.cookies()).filter(({ name }) => name.includes("latchkey-known-"));
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: "Lax", secure: run.baseUrl.startsWith("https:") }]);
  expect(await page.evaluate(() => document.cookie)).not.toContain("known");
});
