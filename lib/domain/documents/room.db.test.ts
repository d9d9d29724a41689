import { beforeAll, expect, test, vi } from "vitest";
import { changeSettings } from "@/lib/domain/settings/change-settings";
import { getSettings } from "@/lib/domain/settings/get-settings";
import type { Actor } from "@/lib/platform/auth/actor";
import * as configured from "@/lib/platform/storage/configured";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  adminActor,
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
} from "@/lib/testing/factories";
import { cleanFile, SAYS } from "@/lib/testing/files";
import { beginUpload } from "./begin-upload";
import { linkToFile } from "./file-link";
import { storageFacts } from "./room";

const MEGABYTE = 1024 * 1024;
let doctor: Actor;
let admin: Actor;
let patientId: string;

beforeAll(async () => {
  const { clinicId } = await makeClinic(`room-${uuid7()}`);
  const treats = await makeDoctor(clinicId);
  const place = await makePatient(clinicId);
  ({ patientId } = place);
  await assign(clinicId, place, treats);
  doctor = doctorActor(clinicId, treats);
  admin = adminActor(clinicId, await makeMember(clinicId, "admin"));
});

const announce = (megabytes: number) =>
  beginUpload(doctor, patientId, { ...SAYS, size: megabytes * MEGABYTE }).then(
    () => "announced",
    ({ detail }) => detail.message,
  );

test("what an administrator sets is the room that there is, at once, and on record", async () => {
  const { version } = await getSettings(admin, "files");
  await changeSettings(admin, "files", { quotaGigabytes: 1 }, version);
  for (let i = 0; i < 20; i++) expect(await announce(50)).toBe("announced");
  expect(await announce(50)).toBe("clinic_full");
  expect(await announce(24)).toBe("announced");
  expect(await storageFacts(admin)).toEqual({ usedBytes: 1024 * MEGABYTE, answers: true });
  const { changes } = await changeSettings(admin, "files", { quotaGigabytes: 2 }, version + 1);
  expect(changes[0]?.changes).toEqual([{ name: "quotaGigabytes", from: 1, to: 2 }]);
  expect(await announce(50)).toBe("announced");
});

test("a storage that doesn't answer is said where a file is asked for, and to who keeps the settings", async () => {
  const id = await cleanFile(doctor, patientId, Buffer.from("x"));
  const away = vi.spyOn(configured, "storage").mockRejectedValue(new Error("ECONNREFUSED"));
  await expect(linkToFile(doctor, patientId, id, "view")).rejects.toMatchObject({
    code: "unavailable",
    detail: { message: "storage_away" },
  });
  expect(await storageFacts(admin)).toMatchObject({ answers: false });
  away.mockRestore();
  await expect(linkToFile(doctor, patientId, id, "view")).resolves.toBeDefined();
});
