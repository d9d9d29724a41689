// The files and downloads that api.spec.ts calls their operations with.
import { type APIRequestContext, expect } from "@playwright/test";

const WORDS = Buffer.from("Informe de prueba\n");
export const FILE = {
  kind: "report",
  date: null,
  title: "XK-9",
  name: "prueba.txt",
  size: WORDS.length,
};

type Files = { doctor: APIRequestContext; patientId: string };

/** Announces a file; with its only part, where that is wanted. Gives its id. */
export async function beginFile({ doctor, patientId }: Files, withPart: boolean): Promise<string> {
  const files = `/api/v1/patients/${patientId}/files`;
  const begun = await doctor.post(files, { data: FILE });
  expect(begun.status()).toBe(201);
  const { id } = await begun.json();
  if (withPart) {
    const put = await doctor.put(`${files}/${id}/parts/1`, PART);
    expect(put.status()).toBe(200);
  }
  return id;
}

/** How the bytes of a part are put. */
export const PART = { data: WORDS, headers: { "content-type": "application/octet-stream" } };

/** A file that the worker has looked at: its id, its version, and the query of its address for this doctor. */
export async function cleanFile(of: Files) {
  const id = await beginFile(of, true);
  const files = `/api/v1/patients/${of.patientId}/files`;
  expect((await of.doctor.post(`${files}/${id}/completion`)).status()).toBe(200);
  let version = 0;
  await expect(async () => {
    const { items } = await (await of.doctor.get(files)).json();
    const file = items.find((one: { id: string }) => one.id === id);
    expect(file?.state).toBe("clean");
    version = file.version;
  }).toPass({ timeout: 30_000 });
  const { address } = await (await of.doctor.get(`${files}/${id}/link`)).json();
  return { id, version, query: address.slice(address.indexOf("?")) as string };
}

/** A download that the worker has written: its id, and the query of its address for this doctor. */
export async function readyDownload({ doctor, patientId }: Files) {
  const data = { what: "vitals.csv" };
  const asked = await doctor.post(`/api/v1/patients/${patientId}/downloads`, { data });
  expect(asked.status()).toBe(201);
  const { id } = await asked.json();
  await expect(async () => {
    expect((await (await doctor.get(`/api/v1/downloads/${id}`)).json()).state).toBe("ready");
  }).toPass({ timeout: 30_000 });
  const { address } = await (await doctor.get(`/api/v1/downloads/${id}/link`)).json();
  return { id: id as string, query: address.slice(address.indexOf("?")) as string };
}
