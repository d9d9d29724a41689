import { z } from "zod";
import {
  askResetInput,
  changeMeInput,
  changePasswordInput,
  draft,
  draftKey,
  draftParams,
  keepDraftInput,
  me,
  ownSessions,
  sessionEnd,
  sessionParams,
  switchClinicInput,
  useResetInput,
} from "@/lib/domain/identity/schema";
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
  summary: "Change one's own name and choices: language, time zone, density",
  body: changeMeInput,
  answer: me,
  ifMatch: true,
} satisfies Operation;

export const changePasswordOperation = {
  method: "post",
  path: "/me/password",
  summary:
    "Change one's own password: ends every other session of this person and gives this one a new cookie. Who has a second factor must have shown it lately",
  body: changePasswordInput,
  answer: z.object({}),
} satisfies Operation;

export const askResetOperation = {
  method: "post",
  path: "/password-resets",
  summary:
    "Have a link to a new password sent to an address: the same answer whether it is an account's or not",
  body: askResetInput,
  answer: z.object({}),
  public: true,
} satisfies Operation;

export const useResetOperation = {
  method: "post",
  path: "/password-resets/use",
  summary: "Set a new password by a link's token, once: ends every session of its person",
  body: useResetInput,
  answer: z.object({}),
  public: true,
} satisfies Operation;

export const switchClinicOperation = {
  method: "post",
  path: "/me/clinic",
  summary: "Go on in another clinic that one belongs to, with a new cookie",
  body: switchClinicInput,
  answer: me,
} satisfies Operation;

export const getDraftKeyOperation = {
  method: "get",
  path: "/me/draft-key",
  summary: "The key that encrypts this person's unsent drafts in their browser",
  answer: draftKey,
} satisfies Operation;

export const keepDraftOperation = {
  method: "post",
  path: "/me/drafts",
  summary:
    "Keep what was typed and not sent, encrypted by the browser; an older one never replaces a newer",
  body: keepDraftInput,
  answer: draft,
  idempotent: true,
} satisfies Operation;

export const getDraftOperation = {
  method: "get",
  path: "/me/drafts/{name}",
  summary:
    "What this person typed and hadn't sent, from whatever device; null where there is nothing",
  params: draftParams,
  answer: draft.nullable(),
} satisfies Operation;

export const dropDraftOperation = {
  method: "delete",
  path: "/me/drafts/{name}",
  summary: "Remove a draft: it was sent or thrown away",
  params: draftParams,
  answer: z.object({}),
} satisfies Operation;

export const signOutEverywhereOperation = {
  method: "delete",
  path: "/me/sessions",
  summary: "Sign out everywhere: ends every session of this person at once",
  answer: z.object({}),
} satisfies Operation;

export const listOwnSessionsOperation = {
  method: "get",
  path: "/me/sessions",
  summary: "One's own living sessions: device, address, when each began and was last seen",
  answer: ownSessions,
} satisfies Operation;

export const getSessionEndOperation = {
  method: "get",
  path: "/me/session",
  summary:
    "How long this session has left without an act, and at most. Asked with x-background: 1 it prolongs nothing",
  answer: sessionEnd,
} satisfies Operation;

export const endOwnSessionOperation = {
  method: "delete",
  path: "/me/sessions/{handle}",
  summary: "End one of one's own sessions",
  params: sessionParams,
  answer: z.object({}),
  stepUp: true,
} satisfies Operation;

export const endOtherSessionsOperation = {
  method: "delete",
  path: "/me/sessions/others",
  summary: "End all of one's sessions but this one, which gets a new cookie",
  answer: z.object({}),
  stepUp: true,
} satisfies Operation;
