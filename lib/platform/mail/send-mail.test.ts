import { afterAll, beforeAll, expect, test } from "vitest";
import { startMailServer } from "@/lib/testing/mail-server";
import { env } from "../env";
import { sendMail } from "./send-mail";

const MAIL = { id: "x", to: "a@example.test", subject: "x", text: "x", html: "x", language: "en" };
const before = { SMTP_URL: env().SMTP_URL, MAIL_FROM: env().MAIL_FROM };
let server: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(async () => {
  Object.assign(env(), before);
  await server.stop();
});

test("a mail leaves unencrypted to this machine alone", async () => {
  Object.assign(env(), { SMTP_URL: server.url, MAIL_FROM: "Avisos <a@example.test>" });
  await sendMail(MAIL);
  expect(server.taken).toHaveLength(1);
  // The same server under an address that isn't known to be this machine.
  Object.assign(env(), { SMTP_URL: server.url.replace("127.0.0.1", "0.0.0.0") });
  await expect(sendMail(MAIL)).rejects.toMatchObject({ code: "ETLS" });
  expect(server.taken).toHaveLength(1);
});
