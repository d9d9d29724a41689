import { expect, test } from "vitest";
import { chartOf } from "./say-printed";

const ID = "01900000-0000-7000-8000-000000000001";
const OWN = "01900000-0000-7000-8000-000000000002";

test("a page knows whose chart it shows, and which part; a page of nobody's is none", () => {
  const pages: [path: string, own: string | null, id: string | undefined, part?: string][] = [
    [`/patients/${ID}`, null, ID, "overview"],
    [`/patients/${ID}/labs`, null, ID, "observations"],
    [`/patients/${ID}/notes/x/versions`, null, ID, "notes"],
    ["/record", OWN, OWN, "timeline"],
    ["/record/labs", OWN, OWN, "observations"],
    ["/vitals", OWN, OWN, "vitals"],
    ["/home", OWN, OWN, "overview"],
    ["/patients", null, undefined],
    ["/patients/new", null, undefined],
    ["/admin/audit", null, undefined],
    ["/account", OWN, undefined],
  ];
  for (const [path, own, id, part] of pages)
    expect(chartOf(path, own), path).toEqual(id && { id, part });
});
