import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { stopToken } from "@/lib/domain/notifications/links";
import { joinClinic } from "@/lib/testing/factories";
import { ADMIN, DOCTOR, openAs, PATIENT, patientId, signInByApi } from "./accounts";
import { signInHalf } from "./halves";
import { makeHouse } from "./house";

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
export const PAGES = {
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
    "/unsubscribe/{stop}",
    "/unsubscribe/{stop}?done=1",
  ],
  /** Who has signed in and lacks something still, each another one. */
  half: ["/sign-in/factor", "/sign-in/enrolment", "/sign-in/network", "/sign-in/checking"],
  /** A doctor whom a mail of the other clinic led here. */
  ofTwo: ["/notices/{elsewhere}", "/notices/{elsewhere}/{notice}"],
  doctor: [
    "/today",
    "/patients",
    "/patients?q=zzzz",
    "/patients/new",
    "/alerts",
    "/account",
    "/account/devices",
    "/account/provider",
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
/** What nobody walks, and why. */
export const UNWALKED: Record<string, string> = {
  "/": "leads everybody on to where their role begins, and is no page of its own",
  "/dev/ui": "English, for who builds: accessibility.spec.ts looks at it in light and in dark",
};

const ACCOUNTS = { doctor: DOCTOR, patient: PATIENT, admin: ADMIN };
const NOTICE = "0192f5aa-0000-7000-8000-000000000000";

/** Opens each page of a role and looks at it once it has settled. */
export async function walk(
  page: Page,
  who: Who,
  look: (address: string) => Promise<void>,
): Promise<void> {
  const made = await madeFor(page, who);
  const forbidden: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) forbidden.push(message.text());
  });
  for (const address of PAGES[who]) {
    const place = address.replaceAll(/\{(\w+)\}/g, (_, what) => made[what] ?? "");
    if (who === "half") await signInHalf(page.request, address);
    await page.goto(place, { waitUntil: "networkidle" });
    await expect(page.locator("main[aria-busy]")).toHaveCount(0);
    expect(new URL(page.url()).pathname, address).toBe(place.split("?")[0]);
    await look(address);
    expect(forbidden, `${address}, against its own policy`).toEqual([]);
  }
}

/** Signs one of a role in; gives what stands for the parts of its addresses. */
async function madeFor(page: Page, who: Who): Promise<Record<string, string>> {
  if (who === "half") return {};
  if (who === "nobody") return { stop: await makeStop() };
  if (who === "ofTwo") return { elsewhere: await signInOfTwo(page.request), notice: NOTICE };
  await openAs(page, ACCOUNTS[who], "/account");
  if (who === "admin") return {};
  const chart =
    who === "doctor" ? `/patients/${await patientId(page.request, "antonio garcia nunez")}` : "";
  return { chart, ...(await madeIn(page.request, chart)) };
}

/** The link by which an administrator's mails about what waits end. */
async function makeStop(): Promise<string> {
  const { clinicId, adminId: memberId } = await makeHouse("baja");
  return stopToken({ clinicId, memberId, events: ["review"] });
}

/** Signs in a doctor of two clinics; gives the one that they are not in. */
async function signInOfTwo(request: APIRequestContext): Promise<string> {
  const [one, other] = [await makeHouse("una"), await makeHouse("otra")];
  await joinClinic(other.clinicId, one.doctor.userId, "doctor");
  await signInByApi(request, one.lucia);
  const { clinic } = await (await request.get("/api/v1/me")).json();
  return clinic.id === one.clinicId ? other.clinicId : one.clinicId;
}

/** A draft of the doctor in a chart, a note that was signed and has a summary, a conversation: there, or the patient's own. */
async function madeIn(request: APIRequestContext, chart: string) {
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
