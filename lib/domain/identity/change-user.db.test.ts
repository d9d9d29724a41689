import { beforeEach, describe, expect, test } from "vitest";
import { listAuditEvents } from "@/lib/domain/audit/list-audit-events";
import { type Actor, actorOf } from "@/lib/platform/auth/actor";
import { createSession, peekSession } from "@/lib/platform/auth/sessions";
import { readAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { adminActor, doctorActor, makeClinic, makeMember } from "@/lib/testing/factories";
import { changeUser } from "./change-user";
import { checkCredentials } from "./check-credentials";
import { listUsers } from "./list-users";
import { switchClinic } from "./switch-clinic";

const PASSWORD = "una contraseña larga";
const suspend = { state: "suspended", reason: "Se ha ido" } as const;
const back = { state: "active", reason: "Ha vuelto" } as const;
const from = { id: uuid7(), looks: new Map() };
let turn = 0;
let clinicId: string;
let elena: Awaited<ReturnType<typeof makeMember>>;
let admin: Actor;

beforeEach(async () => {
  ({ clinicId } = await makeClinic(`users-${process.pid}-${turn++}`));
  elena = await makeMember(clinicId, "admin", { name: "Elena Navarro" });
  admin = adminActor(clinicId, elena);
});
const failing = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );

describe("suspend", () => {
  test("ends sessions at once and refuses the right password; reactivating lets in again; both on record", async () => {
    const { userId, email } = await makeMember(clinicId, "doctor", { password: PASSWORD });
    const signedIn = await checkCredentials(email, PASSWORD, from);
    const id = signedIn && (await createSession(signedIn.data, signedIn.epoch));
    const under = await checkCredentials(email, PASSWORD, from);
    const { version } = await changeUser(admin, userId, suspend, 1);
    expect(await peekSession(id ?? "")).toBeUndefined();
    // A sign-in that was under way, its password already checked, makes no session.
    expect(under && (await createSession(under.data, under.epoch))).toBeUndefined();
    expect(await checkCredentials(email, PASSWORD, from)).toBeUndefined();
    await changeUser(admin, userId, back, version);
    expect(await checkCredentials(email, PASSWORD, from)).toBeDefined();
    const { items } = await listAuditEvents(admin, { limit: 50 });
    expect(items.map(({ action, outcome, why }) => [action, outcome, why])).toEqual([
      ["sign-in", "done", null],
      ["reactivate", "done", "Ha vuelto"],
      ["sign-in", "refused", "suspended"],
      ["suspend", "done", "Se ha ido"],
      ["sign-in", "done", null],
      ["sign-in", "done", null],
    ]);
  });

  test("who is in two clinics is suspended in one of them only", async () => {
    const { clinicId: other } = await makeClinic(`users-other-${process.pid}-${turn}`);
    const both = await makeMember(clinicId, "doctor", { password: PASSWORD });
    const { writeAs } = await import("@/lib/platform/db/scope");
    const { userId, email } = both;
    await writeAs({ clinicId: other, userId }, (tx) =>
      tx.membership.create({ data: { clinicId: other, id: uuid7(), userId, role: "doctor" } }),
    );
    const open = async () => {
      const signedIn = await checkCredentials(email, PASSWORD, from);
      const id = signedIn && (await createSession(signedIn.data, signedIn.epoch));
      const session = id && (await peekSession(id));
      if (!session) throw new Error("no session");
      return { id, session };
    };
    const [here, moves] = [await open(), await open()];
    const { id: there } = await switchClinic(
      actorOf(moves.session, from),
      moves.session,
      moves.id,
      other,
    );
    expect([here.session.clinicId, (await peekSession(there))?.clinicId]).toEqual([
      clinicId,
      other,
    ]);
    await changeUser(admin, userId, suspend, 1);
    expect(await peekSession(here.id)).toBeUndefined();
    const clinics = async () => (await peekSession(there))?.clinics.map(({ id }) => id);
    expect(await peekSession(there)).toMatchObject({ clinicId: other, userId });
    expect(await clinics()).toEqual([other]);
    const signedIn = await checkCredentials(email, PASSWORD, from);
    expect(signedIn?.data.clinicId).toBe(other);
    await changeUser(admin, userId, back, 2);
    expect(await clinics()).toEqual([clinicId, other]);
  });

  test("not oneself, not twice, not on an old version, not in another clinic, not by a doctor", async () => {
    const { userId } = await makeMember(clinicId, "nurse");
    expect(await failing(changeUser(admin, elena.userId, suspend, 1))).toBe("conflict");
    expect(await failing(changeUser(admin, userId, back, 1))).toBe("conflict");
    expect(await failing(changeUser(admin, userId, suspend, 2))).toBe("stale");
    expect(await failing(changeUser(admin, uuid7(), suspend, 1))).toBe("not_found");
    const { clinicId: other } = await makeClinic(`users-far-${process.pid}-${turn}`);
    const far = await makeMember(other, "nurse");
    expect(await failing(changeUser(admin, far.userId, suspend, 1))).toBe("not_found");
    const doctor = doctorActor(clinicId, await makeMember(clinicId, "doctor"));
    expect(await failing(changeUser(doctor, userId, suspend, 1))).toBe("not_found");
    expect(await failing(listUsers(doctor, { limit: 10 }))).toBe("not_found");
  });

  test("two administrators who suspend each other at once: one of them stays, 20 times", async () => {
    for (let time = 0; time < 20; time++) {
      const { clinicId: place } = await makeClinic(`duel-${process.pid}-${turn}-${time}`);
      const [a, b] = [await makeMember(place, "admin"), await makeMember(place, "admin")];
      const results = await Promise.all([
        failing(changeUser(adminActor(place, a), b.userId, suspend, 1)),
        failing(changeUser(adminActor(place, b), a.userId, suspend, 1)),
      ]);
      expect(results.toSorted()).toEqual(["done", "unauthenticated"]);
    }
  });
});

describe("list", () => {
  test("by words of name or e-mail in any order, accents or not; by role and state; page by page", async () => {
    const people = ["María José Núñez", "Ana Íñiguez", "Zoë Pérez", "Álvaro Gil"];
    const made = await Promise.all(people.map((name) => makeMember(clinicId, "doctor", { name })));
    await makeMember(clinicId, "patient", { name: "Nuria Paz", email: `nuria${turn}@ej.test` });
    const names = async (query: Partial<Parameters<typeof listUsers>[1]>) =>
      (await listUsers(admin, { limit: 50, ...query })).items.map(({ name }) => name);
    expect(await names({ q: "nunez jose" })).toEqual(["María José Núñez"]);
    expect(await names({ q: "INIGUEZ" })).toEqual(["Ana Íñiguez"]);
    expect(await names({ q: "@ej.test" })).toEqual(["Nuria Paz"]);
    expect(await names({ q: "%" })).toHaveLength(6);
    expect(await names({ role: "admin" })).toEqual(["Elena Navarro"]);
    const [maria] = made;
    await changeUser(admin, maria?.userId ?? "", suspend, 1);
    expect(await names({ state: "suspended" })).toEqual(["María José Núñez"]);
    const first = await listUsers(admin, { limit: 4 });
    const second = await listUsers(admin, { limit: 4, cursor: first.nextCursor ?? "" });
    const listed = { action: "list", part: "users", actorId: admin.userId };
    expect(
      await readAs(admin, (tx) => tx.auditEvent.count({ where: listed })),
    ).toBeGreaterThanOrEqual(2);
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
      "Álvaro Gil",
      "Ana Íñiguez",
      "Elena Navarro",
      "María José Núñez",
      "Nuria Paz",
      "Zoë Pérez",
    ]);
    expect(second.nextCursor).toBeNull();
  });

  test("says when somebody signed in last", async () => {
    const { email, userId } = await makeMember(clinicId, "doctor", { password: PASSWORD });
    const last = async () =>
      (await listUsers(admin, { limit: 50 })).items.find(({ id }) => id === userId)?.lastSignInAt;
    expect(await last()).toBeNull();
    await checkCredentials(email, PASSWORD, from);
    expect(Date.parse((await last()) ?? "")).toBeGreaterThan(Date.now() - 60_000);
  });
});
