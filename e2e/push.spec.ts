import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { openAs } from "./accounts";
import { expectNoFindings } from "./findings";
import { makeHouse } from "./house";

const choiceOn = (page: Page) => page.getByRole("switch", { name: "Avisos en este navegador" });

/** A browser whose push service is at hand: everything else of it is real. */
async function withPushService(context: BrowserContext, refuses = false): Promise<void> {
  await context.grantPermissions(["notifications"]);
  await context.addInitScript((no) => {
    let standing: object | null = null;
    const base64url = (bytes: ArrayBuffer) =>
      btoa(String.fromCharCode(...new Uint8Array(bytes)))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replaceAll("=", "");
    PushManager.prototype.getSubscription = () =>
      Promise.resolve(standing as PushSubscription | null);
    PushManager.prototype.subscribe = async () => {
      if (no) throw new DOMException("no push service", "AbortError");
      const curve = { name: "ECDH", namedCurve: "P-256" };
      const pair = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
      const p256dh = base64url(await crypto.subtle.exportKey("raw", pair.publicKey));
      const keys = { p256dh, auth: base64url(crypto.getRandomValues(new Uint8Array(16)).buffer) };
      const endpoint = `https://fcm.googleapis.com/fcm/send/${crypto.randomUUID()}`;
      const unsubscribe = () => {
        standing = null;
        return Promise.resolve(true);
      };
      standing = { endpoint, toJSON: () => ({ endpoint, keys }), unsubscribe };
      return standing as PushSubscription;
    };
  }, refuses);
}

test("a browser is subscribed and forgotten on the account page", async ({ page, context }) => {
  const house = await makeHouse("navegador");
  await withPushService(context);
  await openAs(page, house.lucia, "/account");
  const choice = choiceOn(page);
  await expect(choice).toBeEnabled();
  const asked = page.waitForResponse("**/api/v1/me/push-subscriptions");
  await choice.click();
  expect((await asked).status()).toBe(201);
  await expect(choice).toBeChecked();
  await expectNoFindings(page, "subscribed");
  const gone = page.waitForResponse(/push-subscriptions\/[0-9a-f]{64}$/);
  await choice.click();
  expect((await gone).status()).toBe(200);
  await expect(choice).not.toBeChecked();
  await choice.click();
  await expect(choice).toBeChecked();
  const left = page.waitForResponse(/push-subscriptions\/[0-9a-f]{64}$/);
  await page.getByRole("button", { name: "Salir en todos" }).click();
  expect((await left).status()).toBe(200);
  await page.waitForURL(/sign-in/);
});

test("a browser that cannot subscribe says so, and the switch stays off", async ({
  page,
  context,
}) => {
  const house = await makeHouse("sin-servicio");
  await withPushService(context, true);
  await openAs(page, house.lucia, "/account");
  await choiceOn(page).click();
  await expect(page.getByText(/el navegador no ha podido suscribirse/)).toBeVisible();
  await expect(choiceOn(page)).not.toBeChecked();
});

type ServiceWorkerScope = { shown: object[]; registration: ServiceWorkerRegistration };

test("what is pushed is shown, and says only what the server sent", async ({ page, context }) => {
  const house = await makeHouse("empujado");
  await withPushService(context);
  await openAs(page, house.lucia, "/account");
  await choiceOn(page).click();
  await expect(choiceOn(page)).toBeChecked();
  const chrome = await context.newCDPSession(page);
  const registered = new Promise<string>((found) => {
    chrome.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [first] = registrations;
      if (first) found(first.registrationId);
    });
  });
  await chrome.send("ServiceWorker.enable");
  const registrationId = await registered;
  // A browser without a window shows none, so what the worker asks it to show is kept.
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  await worker.evaluate(() => {
    const scope = self as unknown as ServiceWorkerScope;
    scope.shown = [];
    scope.registration.showNotification = async (title, { body, tag } = {}) => {
      scope.shown.push({ title, body, tag });
    };
  });
  const pushed = { title: "Clínica", body: "Hay un aviso nuevo", lang: "es", tag: "1", url: "/" };
  const origin = new URL(page.url()).origin;
  const data = JSON.stringify(pushed);
  await chrome.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  const shown = () => worker.evaluate(() => (self as unknown as ServiceWorkerScope).shown);
  await expect.poll(shown).toEqual([{ title: "Clínica", body: "Hay un aviso nuevo", tag: "1" }]);
});
