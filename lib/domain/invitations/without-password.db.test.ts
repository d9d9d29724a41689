import { afterAll, beforeAll, expect, test } from "vitest";
import { askReset } from "@/lib/domain/identity/ask-reset";
import { sendAccountMail } from "@/lib/domain/identity/send-account-mail";
import { signInAccount } from "@/lib/domain/identity/sign-in-account";
import { spendReset } from "@/lib/domain/identity/spend-reset";
import { systemActor } from "@/lib/platform/auth/actor";
import { queryAs } from "@/lib/platform/db/scope";
import { env } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid7";
import { makeClinic, makeMember } from "@/lib/testing/factories";
import { startMailServer } from "@/lib/testing/mail-server";
import { FROM, inviteByHand } from "@/lib/testing/sign-ins";
import { acceptInvitation } from "./accept-invitation";

const password = "quince letras y más";
let server: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  server = await startMailServer();
  Object.assign(env(), { SMTP_URL: server.url, MAIL_FROM: "Avisos <avisos@example.test>" });
});
afterAll(() => server.stop());

/** The token of the link to a new password that was asked for, as its mail brings it. */
async function linkByMail(clinicId: string, email: string): Promise<string> {
  await askReset(email, FROM);
  const [message] = await queryAs(
    systemActor(clinicId),
    `SELECT id, payload FROM outbox_messages WHERE clinic_id = current_clinic() AND topic = 'account.mail' ORDER BY id DESC LIMIT 1`,
    [],
  );
  const payload = message?.payload as Parameters<typeof sendAccountMail>[1];
  await sendAccountMail(systemActor(clinicId), payload, { clinicId, id: String(message?.id) });
  const { text } = server.taken.findLast(({ to }) => to.includes(email)) ?? { text: "" };
  return /new-password#([\w-]{43})/.exec(text)?.[1] ?? "";
}

test("who has an account and no password sets one by a link, and comes in by the invitation with it", async () => {
  const { clinicId: home } = await makeClinic(`no-password-home-${uuid7()}`);
  const { clinicId } = await makeClinic(`no-password-${uuid7()}`);
  const { email } = await makeMember(home, "nurse");
  const admin = await makeMember(clinicId, "admin");
  const { token } = await inviteByHand(clinicId, admin.memberId, email);
  await expect(acceptInvitation({ token, password }, FROM)).rejects.toMatchObject({
    detail: { faults: [{ path: "$.password", message: "wrong_password" }] },
  });
  await spendReset({ token: await linkByMail(home, email), next: password }, FROM);
  await acceptInvitation({ token, password }, FROM);
  const places = (await signInAccount(email))?.memberships.map((one) => one.clinicId);
  expect(places?.toSorted()).toEqual([home, clinicId].toSorted());
});
