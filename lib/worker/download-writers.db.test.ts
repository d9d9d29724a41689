import { strFromU8, unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import type { DownloadWhat } from "@/lib/domain/downloads/parts";
import { addMedication } from "@/lib/domain/prescriptions/add-medication";
import { addCondition } from "@/lib/domain/records/add-condition";
import { recordVitals } from "@/lib/domain/vitals/record-vitals";
import type { Actor } from "@/lib/platform/auth/actor";
import { writeAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import {
  assign,
  doctorActor,
  makeClinic,
  makeDoctor,
  makeMember,
  makePatient,
  patientActor,
} from "@/lib/testing/factories";
import { readPdf } from "@/lib/testing/pdf";
import { DOWNLOAD_WRITERS } from "./download-writers";

const AUTHOR = "Łucja Nyström";
const NAME = "Íñigo Muñoz-Ağaoğlu d'Ávila";
const WORDS = "≥ 38,5 °C → µg";
const MEDICINES = 60;
let clinicId: string;
let doctor: Actor;
let own: Actor;
let patientId: string;
const notes = { open: uuid7(), hidden: uuid7() };

beforeAll(async () => {
  ({ clinicId } = await makeClinic(`papers-${uuid7()}`, { name: "Clínica Ñandú" }));
  const treats = await makeDoctor(clinicId, { name: AUTHOR });
  const self = await makeMember(clinicId, "patient");
  const names = [{ family: "Muñoz-Ağaoğlu d'Ávila", given: ["Íñigo"] }];
  ({ patientId } = await makePatient(clinicId, {
    memberId: self.memberId,
    names,
    birthDate: "1980-05-01",
    language: "en",
  }));
  await assign(clinicId, { patientId }, treats);
  doctor = doctorActor(clinicId, treats);
  own = patientActor(clinicId, { ...self, patientId });
  for (let i = 0; i < MEDICINES; i++)
    await addMedication(doctor, patientId, {
      display: `Medicamento${i} `.padEnd(200, "comprimidos recubiertos "),
      dosage: `Toma${i} con agua, `.padEnd(300, "si la temperatura sube, otra más "),
    });
  await addCondition(doctor, patientId, { display: "Secreto guardado", confidential: true });
  const readings = [
    { code: "8310-5" as const, value: 38.5, unit: "Cel" },
    { code: "8867-4" as const, value: 130, unit: "/min" },
  ];
  await recordVitals(doctor, patientId, {
    recordedAt: "2026-07-01T08:00:00Z",
    note: "=1+1",
    readings,
  });
  await recordVitals(doctor, patientId, { recordedAt: "2026-01-01T08:00:00Z", readings });
  await writeAs(doctor, async (tx) => {
    for (const [id, confidential] of [
      [notes.open, false],
      [notes.hidden, true],
    ] as const)
      await tx.clinicalNote.create({
        data: {
          ...{ clinicId, id, patientId, authorId: doctor.memberId, type: "consultation" },
          ...{ confidential, occurredAt: new Date("2026-02-03T10:00:00Z"), status: "final" },
          ...{ signedAt: new Date(), signedById: doctor.memberId, signerName: AUTHOR },
          ...{ contentHash: "0".repeat(64), plan: confidential ? "plan oculto" : WORDS },
          summaryFound: `Resumen${confidential ? "2" : "1"}: ${WORDS}`,
        },
      });
  });
});

async function write(actor: Actor, what: DownloadWhat, given = {}): Promise<Buffer> {
  const asked = {
    ...{
      id: uuid7(),
      what,
      patientId,
      noteId: null,
      from: null,
      until: null,
      locale: "es" as const,
    },
    ...{ timeZone: "Europe/Madrid", attempts: 1, memberId: actor.memberId ?? "", active: true },
    ...{ userName: AUTHOR, actor, ...given },
  };
  const pieces: Uint8Array[] = [];
  for await (const piece of DOWNLOAD_WRITERS[what](asked, async () => {})) pieces.push(piece);
  return Buffer.concat(pieces);
}
const flat = (text: string) => text.replace(/\s+/g, " ");

test("every letter comes out as it went in; title, language, author, tags and page numbers are there", async () => {
  const { pages, roles, info } = await readPdf(
    await write(doctor, "visit-summary.pdf", { noteId: notes.open }),
  );
  const text = flat(pages.join(""));
  for (const said of [NAME, AUTHOR, WORDS, "Clínica Ñandú", "Europe/Madrid, GMT+"])
    expect(text).toContain(said);
  // The patient reads English, whoever asks; the number of pages is written last.
  expect(info).toMatchObject({ Title: "Summary of your visit", Language: "en", Author: AUTHOR });
  expect(text).toMatch(/1 of ?1/);
  expect([...roles]).toEqual(expect.arrayContaining(["H1", "H2", "P"]));
});

test("no medicine is split over two pages, and each page says whose it is and which of how many", async () => {
  const { pages, roles } = await readPdf(await write(doctor, "chart-summary.pdf"));
  expect(pages.length).toBeGreaterThan(3);
  for (let i = 0; i < MEDICINES; i++) {
    const on = pages.filter((page) => page.includes(`Medicamento${i} `));
    expect(on).toHaveLength(1);
    const words = flat(on[0] ?? "");
    expect(words).toContain(`Toma${i} `);
  }
  // All of a row's text is on its page: as many dosages end there as begin.
  for (const page of pages) {
    const times = (word: string) => flat(page).split(word).length - 1;
    expect(times("temperatura")).toBe(times("Toma") * 9);
  }
  pages.forEach((page, at) => {
    expect(flat(page)).toMatch(new RegExp(`${at + 1} de ?${pages.length}`));
    expect(page).toContain(NAME);
  });
  expect([...roles]).toEqual(expect.arrayContaining(["Table", "TR", "TH", "TD"]));
});

test("a patient's own copy has no confidential note and no withheld diagnosis; the doctor's has both", async () => {
  const text = async (actor: Actor) =>
    flat((await readPdf(await write(actor, "record.pdf"))).pages.join(""));
  const [theirs, ours] = [await text(own), await text(doctor)];
  for (const hidden of ["plan oculto", "Secreto guardado"]) {
    expect(ours).toContain(hidden);
    expect(theirs).not.toContain(hidden);
  }
  for (const told of ["Resumen1", "Resumen2", WORDS]) expect(theirs).toContain(told);
});

test("the report of vital signs draws them, in words too", async () => {
  const { pages, roles } = await readPdf(await write(doctor, "vitals.pdf"));
  expect(roles).toContain("Figure");
  const text = flat(pages.join(""));
  expect(text).toContain("Temperatura: 38,5 °C");
  expect(text).toContain("Crítico");
  const until = new Date("2026-03-01T00:00:00Z");
  const winter = await readPdf(await write(doctor, "vitals.pdf", { until }));
  expect(winter.pages.join("")).not.toContain("jul");
});

test("tables hold LOINC, UCUM and moments with their offset, and nothing that calculates", async () => {
  const csv = (await write(doctor, "vitals.csv")).toString();
  expect(csv).toContain("2026-07-01T10:00:00+02:00,Temperatura,8310-5,,38.5,Cel,38.5,Cel");
  expect(csv).toContain("2026-01-01T09:00:00+01:00");
  expect(csv).toContain(",'=1+1\r\n");
  const parts = unzipSync(new Uint8Array(await write(doctor, "vitals.xlsx")));
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(sheet.match(/<row>/g)).toHaveLength(5);
  expect(sheet).toContain("<c><v>38.5</v></c>");
  expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
  expect(sheet).not.toContain("<f>");
});
