import { z } from "zod";
import { changeMeInput, draftKey, me } from "@/lib/domain/identity/schema";
import type { Operation } from "@/lib/platform/http/operation";

export const getMeOperation = {
  method: "get",
  path: "/me",
  summary: "Who is signed in: user, role, clinic, and a patient's own patientId",
  answer: me,
} satisfies Operation;

export const changeMeOperation = {
  method: "patch",
  path: "/me",
  summary: "Change one's own choices",
  body: changeMeInput,
  answer: me,
  ifMatch: true,
} satisfies Operation;

export const getDraftKeyOperation = {
  method: "get",
  path: "/me/draft-key",
  summary: "The key that encrypts this person's unsent drafts in their browser",
  answer: draftKey,
} satisfies Operation;

export const signOutEverywhereOperation = {
  method: "delete",
  path: "/me/sessions",
  summary: "Sign out everywhere: ends every session of this person at once",
  answer: z.object({}),
} satisfies Operation;
