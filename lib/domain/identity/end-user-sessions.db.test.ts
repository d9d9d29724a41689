import { beforeEach, expect, test } from "vitest";
import { whyEnded } from "@/lib/platform/auth/session-gone";
import { createSession, peekSession } from "@/lib/platform/auth/sessions";
import { readAs } from "@/lib/platform/db/scope";
import {
  adminActor,
  doctorActor,
  joinClinic,
  makeClinic,
  makeMember,
  makeStaffed,
} from "@/lib/testing/factories";
import { FROM, sessionAt, signedInAs } from "@/lib/testing/sign-ins";
import { changeRole } from "./change-role";
import { checkCredentials } from "./check-credentials";
import { endUserSessions } from "./end-user-sessions";
import { switchClinic } from "./switch-clinic";

const password = "una contraseña larga";
let turn = 0;
let { clinicId, elena, lucia, admin } = {} as Awaited<ReturnType<typeof makeStaffed>>;

beforeEach(async () => {
  ({ clinicId, elena, lucia, admin } = await makeStaffed(`end-${process.pid}-${turn++}`, password));
});
const open = () => signedInAs({ email: lucia.email, password });

test("all of them end at once and the sign-ins under way, which is said and on record; the next sign-in is as ever", async () => {
  const [here, there] = [await open(), await open()];
  const under = await checkCredentials(lucia.email, password, FROM);
  expect(await endUserSessions(admin, lucia.userId)).toEqual({ ended: 2 });
  for (const { id } of [here, there]) {
    expect(await peekSession(id)).toBeUndefined();
    expect(await whyEnded(id)).toBe("ended_by_administrator");
  }
  expect(under && (await createSession(under.data, under.epoch))).toBeUndefined();
  expect((await open()).session.role).toBe("doctor");
  const event = await readAs(admin, (tx) =>
    tx.auditEvent.findFirst({ where: { clinicId, action: "end-sessions" } }),
  );
  const user = { id: lucia.userId, name: "Lucía Ortega" };
  expect(event).toMatchObject({ actorId: elena.userId, part: "users", detail: { user, ended: 2 } });
});

test("those in another clinic go on", async () => {
  const { clinicId: other } = await makeClinic(`end-other-${process.pid}-${turn}`);
  await joinClinic(other, lucia.userId, "doctor");
  await open();
  const at = await open();
  // Clinics stand by name: a session begins in the first.
  const place = at.session.clinicId === clinicId ? other : clinicId;
  const moved = await switchClinic(at.actor, at.session, at.id, place);
  const first = adminActor(place, await makeMember(place, "admin"));
  expect(await endUserSessions(first, lucia.userId)).toEqual({ ended: 1 });
  expect(await sessionAt(moved.id)).toBeUndefined();
  const left = at.session.clinicId;
  const second = adminActor(left, await makeMember(left, "admin"));
  expect(await endUserSessions(second, lucia.userId)).toEqual({ ended: 1 });
});

test("not one's own, not in another clinic, not by a doctor, nor by who is no administrator any more", async () => {
  const failing = (work: Promise<unknown>, code: string) =>
    expect(work).rejects.toMatchObject({ code });
  await failing(endUserSessions(admin, elena.userId), "conflict");
  const { clinicId: other } = await makeClinic(`end-far-${process.pid}-${turn}`);
  const far = adminActor(other, await makeMember(other, "admin"));
  await failing(endUserSessions(far, lucia.userId), "not_found");
  await failing(endUserSessions(doctorActor(clinicId, lucia), elena.userId), "not_found");
  const jorge = await makeMember(clinicId, "admin");
  await changeRole(admin, jorge.userId, { role: "nurse", reason: "x" }, 1);
  await failing(endUserSessions(adminActor(clinicId, jorge), lucia.userId), "unauthenticated");
});
