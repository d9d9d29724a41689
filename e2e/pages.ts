import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { ADMIN, DOCTOR, openAs, PATIENT, patientId } from "./accounts";

const CHART = [
  "",
  "/vitals",
  "/vitals?record=1",
  "/conditions",
  "/conditions?state=past",
  "/conditions?add=1",
  "/allergies",
  "/medications",
  "/labs",
  "/labs?kind=other",
  "/immunizations",
  "/procedures",
  "/encounters",
  "/documents",
  "/care",
  "/person",
  "/notes",
  "/notes/{draft}",
  "/notes/{signed}",
  "/notes/{signed}/versions",
  "/notes/{signed}/summary",
];

/** Every page of each role; {chart} stands for a patient's. */
const PAGES = {
  nobody: ["/sign-in", "/dev/mail"],
  doctor: [
    "/today",
    "/patients",
    "/patients?q=zzzz",
    "/patients/new",
    "/alerts",
    "/account",
    "/nothing",
    "/templates",
    ...CHART.map((section) => `{chart}${section}`),
  ],
  patient: [
    "/home",
    "/home?record=1",
    "/vitals",
    "/record",
    "/record?kinds=result",
    "/record/notes",
    "/record/notes/{signed}",
    "/record/summaries",
    "/record/summaries/{signed}",
    "/record/labs",
    "/record/conditions",
    "/record/medications",
    "/record/allergies",
    "/record/procedures",
    "/record/immunizations",
    "/access",
    "/access?own=hidden",
    "/more",
    "/account",
  ],
  admin: [
    "/patients",
    "/patients/new",
    "/admin/audit",
    "/admin/questions",
    "/admin/users",
    "/admin/settings",
    "/admin/settings/clinical",
    "/admin/settings/sessions",
    "/admin/settings/features",
    "/admin/system",
    "/admin/queues",
    "/templates",
    "/account",
  ],
} as const;
export type Who = keyof typeof PAGES;
export const EVERYBODY = Object.keys(PAGES) as Who[];

const ACCOUNTS = { doctor: DOCTOR, patient: PATIENT, admin: ADMIN };

/** Opens each page of a role and looks at it once it has settled. */
export async function walk(
  page: Page,
  who: Who,
  look: (address: string) => Promise<void>,
): Promise<void> {
  if (who !== "nobody") await openAs(page, ACCOUNTS[who], "/account");
  const chart =
    who === "doctor" ? `/patients/${await patientId(page.request, "antonio garcia nunez")}` : "";
  const notes = await notesOf(page.request, who, chart);
  for (const address of PAGES[who]) {
    const place = address
      .replace("{chart}", chart)
      .replace(/\{(draft|signed)\}/, (_, state: "draft" | "signed") => notes[state]);
    await page.goto(place, { waitUntil: "networkidle" });
    await expect(page.locator("main[aria-busy]")).toHaveCount(0);
    await look(address);
  }
}

/** A draft of the doctor in a chart, and a note that was signed and has a summary: there, or the patient's own. */
async function notesOf(request: APIRequestContext, who: Who, chart: string) {
  if (who !== "doctor" && who !== "patient") return { draft: "", signed: "" };
  const own = async () => (await (await request.get("/api/v1/me")).json()).patientId;
  const list = `/api/v1${chart || `/patients/${await own()}`}/notes`;
  const { items } = await (await request.get(`${list}?state=signed`)).json();
  const draft = chart ? (await (await request.post(list, { data: {} })).json()).id : "";
  const signed = items.find(({ summarised }: { summarised: boolean }) => summarised);
  expect(signed, "a signed note with a summary").toBeDefined();
  return { draft: draft as string, signed: signed.id as string };
}
