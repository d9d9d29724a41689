import { importBundle } from "@/lib/fhir/import-bundle";
import { systemActor } from "@/lib/platform/auth/actor";
import { NOBODY, queryAs } from "@/lib/platform/db/scope";
import { uuid7 } from "@/lib/platform/uuid7";
import { makeClinic } from "./factories";

type Resources = (object | string)[];

/** A bundle's text; resources may be given as text, to keep their digits. */
export function bundleOf(...resources: Resources): Buffer {
  const entries = resources.map((one) => {
    const text = typeof one === "string" ? one : JSON.stringify(one);
    const { id } = /"id":\s*"(?<id>[^"]+)"/.exec(text)?.groups ?? {};
    return `{"fullUrl": "urn:uuid:${id}", "resource": ${text}}`;
  });
  return Buffer.from(
    `{"resourceType": "Bundle", "type": "transaction", "entry": [${entries.join(",\n")}]}`,
  );
}

/** A clinic to import into: one bundle after the other, and a look at the rows. */
export async function makeTrial() {
  const { clinicId } = await makeClinic(`trial-${uuid7()}`);
  return {
    clinicId,
    run: (...resources: Resources) =>
      importBundle(systemActor(clinicId), bundleOf(...resources), null),
    rows: (text: string) => queryAs({ clinicId, userId: NOBODY, path: "seed" }, text, []),
  };
}
