import { type APIRequestContext, expect } from "@playwright/test";

/** The way in that the mail to an address brings; the page of caught mails shows them. */
export async function invitationTo(request: APIRequestContext, email: string): Promise<string> {
  let link = "";
  await expect(async () => {
    const page = await (await request.get("/dev/mail")).text();
    const mail = page.slice(page.indexOf(email));
    link = /\/sign-in\/invitation#[\w-]{43}/.exec(page.includes(email) ? mail : "")?.[0] ?? "";
    expect(link).not.toBe("");
  }).toPass({ timeout: 60_000 });
  return link;
}

/** Waits until an address has got a mail whose subject has these words. */
export async function mailTo(
  request: APIRequestContext,
  email: string,
  words: string,
): Promise<void> {
  await expect(async () => {
    const page = await (await request.get("/dev/mail")).text();
    const [, ...mails] = page.split("<article");
    expect(mails.some((mail) => mail.includes(email) && mail.includes(words))).toBe(true);
  }).toPass({ timeout: 60_000 });
}
