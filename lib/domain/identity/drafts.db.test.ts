import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { doctorActor, makeClinic, makeDoctor } from "@/lib/testing/factories";
import { dropDraft, getDraft, keepDraft } from "./drafts";

let mine: Actor;
let other: Actor;
const draft = { name: "vitals:x", sealed: "bmV3ZXI=", savedAt: "2026-11-25T10:00:00.000Z" };

beforeAll(async () => {
  const { clinicId } = await makeClinic("drafts");
  const [a, b] = [await makeDoctor(clinicId), await makeDoctor(clinicId)];
  mine = doctorActor(clinicId, a);
  other = doctorActor(clinicId, b);
});

test("a draft is its person's alone; an older one never replaces it; dropping twice is no failure", async () => {
  await keepDraft(mine, draft);
  await keepDraft(mine, { ...draft, sealed: "b2xk", savedAt: "2026-11-25T09:00:00.000Z" });
  expect(await getDraft(mine, draft.name)).toEqual(draft);
  expect(await getDraft(other, draft.name)).toBeNull();
  await dropDraft(other, draft.name);
  expect(await getDraft(mine, draft.name)).toEqual(draft);
  await dropDraft(mine, draft.name);
  await dropDraft(mine, draft.name);
  expect(await getDraft(mine, draft.name)).toBeNull();
});
