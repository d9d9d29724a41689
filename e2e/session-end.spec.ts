import { expect, test } from "@playwright/test";
import { ageSessions } from "@/lib/testing/sign-ins";
import { openAs } from "./accounts";
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
  for (const tab of [page, other]) await tab.waitForLoadState("networkidle");
  await ageSessions(house.doctor.userId, 13.5 * MINUTE);
  for (const tab of [page, other]) await tab.clock.fastForward("13:30");
  const warning = page.getByRole("dialog", { name: "Su sesión está a punto de cerrarse" });
  await expect(warning).toBeVisible();
  await expect(warning.getByText(/^1:\d\d$/)).toBeVisible();
  const there = other.getByRole("dialog", { name: "Su sesión está a punto de cerrarse" });
  await expect(there).toBeVisible();
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
