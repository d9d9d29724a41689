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
  "/messages",
  "/messages/new",
  "/messages/{thread}",
  "/notes",
  "/notes/{draft}",
  "/notes/{signed}",
  "/notes/{signed}/versions",
  "/notes/{signed}/summary",
];

/** Every page of each role; {chart} stands for a patient's. */
const PAGES = {
  nobody: [
    "/sign-in",
    "/sign-in/forgot",
    "/sign-in/new-password",
    "/sign-in/invitation",
    "/sign-in/provider",
    "/register",
    "/register/confirm",
    "/dev/mail",
    "/offline",
  ],
  doctor: [
    "/today",
    "/patients",
    "/patients?q=zzzz",
    "/patients/new",
    "/alerts",
    "/account",
    "/account/devices",
    "/nothing",
    "/templates",
    "/downloads",
    "/templates/messages",
    "/messages",
    "/messages?state=closed",
    ...CHART.map((section) => `{chart}${section}`),
  ],
  patient: [
    "/home",
    "/home?record=1",
    "/vitals",
    "/record",
    "/downloads",
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
    "/messages",
    "/messages/new",
    "/messages/{thread}",
    "/record/documents",
    "/access",
    "/access?own=hidden",
    "/caregivers",
    "/caring",
    "/more",
    "/account",
    "/account/devices",
    "/account/erasure",
  ],
  admin: [
    "/patients",
    "/patients/new",
    "/admin/audit",
    "/admin/questions",
    "/admin/emergencies",
    "/admin/users",
    "/admin/users/invitations",
    "/admin/users/registrations",
    "/admin/users/erasures",
    "/admin/settings",
    "/admin/settings/clinical",
    "/admin/settings/sessions",
    "/admin/settings/security",
    "/admin/settings/messages",
    "/admin/settings/files",
    "/admin/settings/features",
    "/admin/settings/rules",
    "/admin/settings/notifications",
    "/admin/settings/templates",
    "/admin/deliveries",
    "/admin/security",
    "/admin/security?state=seen",
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
  const made = await madeIn(page.request, who, chart);
  const forbidden: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) forbidden.push(message.text());
  });
  for (const address of PAGES[who]) {
    const place = address
      .replace("{chart}", chart)
      .replace(/\{(draft|signed|thread)\}/, (_, what: keyof typeof made) => made[what]);
    await page.goto(place, { waitUntil: "networkidle" });
    await expect(page.locator("main[aria-busy]")).toHaveCount(0);
    await look(address);
    expect(forbidden, `${address}, against its own policy`).toEqual([]);
  }
}

/** A draft of the doctor in a chart, a note that was signed and has a summary, a conversation: there, or the patient's own. */
async function madeIn(request: APIRequestContext, who: Who, chart: string) {
  if (who !== "doctor" && who !== "patient") return { draft: "", signed: "", thread: "" };
  const own = async () => (await (await request.get("/api/v1/me")).json()).patientId;
  const record = `/api/v1${chart || `/patients/${await own()}`}`;
  const { items } = await (await request.get(`${record}/notes?state=signed`)).json();
  const open = async (noun: string, data: object): Promise<string> =>
    (await (await request.post(`${record}/${noun}`, { data })).json()).id;
  const draft = chart ? await open("notes", {}) : "";
  const signed = items.find(({ summarised }: { summarised: boolean }) => summarised);
  expect(signed, "a signed note with a summary").toBeDefined();
  const thread = await open("threads", { subject: "XK-7", body: "XK-8" });
  return { draft, signed: signed.id as string, thread };
}
