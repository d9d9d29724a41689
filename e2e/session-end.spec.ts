import { expect, test } from "@playwright/test";
import { ageSessions } from "@/lib/testing/sign-ins";
import { openAs, signInByApi } from "./accounts";
import { expectNoFindingsInBoth } from "./findings";
import { makeHouse } from "./house";

const MINUTE = 60_000;

test("two minutes before the end both tabs say so; staying in one is staying in both, and nothing typed is lost", async ({
  page,
}) => {
  const house = await makeHouse("aviso");
  await page.clock.install();
  await openAs(page, house.lucia, "/account");
  const other = await page.context().newPage();
  await other.clock.install();
  await other.goto("/account");
  const name = page.getByLabel("Nombre", { exact: true });
  await name.fill("Lucía O.");
  const warning = page.getByRole("dialog", { name: "Su sesión está a punto de cerrarse" });
  const there = other.getByRole("dialog", { name: "Su sesión está a punto de cerrarse" });
  // A page that is still getting ready counts as an act (it fetches what its links lead to), and watches nothing yet.
  await expect(async () => {
    await ageSessions(house.doctor.userId, 13.5 * MINUTE);
    for (const tab of [page, other]) await tab.clock.fastForward("13:30");
    await expect(warning.getByText(/^1:\d\d$/)).toBeVisible({ timeout: 5000 });
    await expect(there).toBeVisible({ timeout: 5000 });
  }).toPass();
  await expectNoFindingsInBoth(page, "session-end");
  await expect(page.getByRole("button", { name: "Seguir en la sesión" }).last()).toBeFocused();
  // Who acted within five seconds isn't put off again, and this session was made older than it is.
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(warning).toBeHidden({ timeout: 2000 });
  }).toPass();
  await expect(there).toBeHidden();
  await expect(name).toHaveValue("Lucía O.");
  const { idleMs } = await (await page.request.get("/api/v1/me/session")).json();
  expect(idleMs).toBeGreaterThan(14 * MINUTE);
});

test("who signs in on more devices than the clinic allows is told so where the oldest one ended", async ({
  page,
  browser,
}) => {
  const house = await makeHouse("exceso");
  await openAs(page, house.lucia, "/account");
  for (let i = 0; i < 5; i++) {
    const other = await browser.newContext();
    await signInByApi(other.request, house.lucia);
    await other.close();
  }
  await expect(async () => {
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    const locked = page.getByRole("heading", { name: /entró en más dispositivos/ });
    await expect(locked).toBeVisible({ timeout: 2000 });
  }).toPass();
  await page.goto("/today");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Ftoday&ended=crowded_out/);
  await expect(page.getByText(/entró en más de los que su clínica permite/)).toBeVisible();
});
