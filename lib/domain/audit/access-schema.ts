import { z } from "zod";
import { requiredText } from "@/lib/platform/text";

const LONGEST_QUESTION = 1000;
const LONGEST_ANSWER = 2000;

export const question = z.object({
  id: z.uuid(),
  question: z.string(),
  state: z.enum(["open", "answered"]),
  askedAt: z.string(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
});

export type Question = z.output<typeof question>;

/** How long an answer is news: on the patient's start until they open who has seen the record, and there all the while. */
export const NEWS_DAYS = 30;

/** What one person did with one part of a record within a quarter of an hour. */
export const accessEntry = z.object({
  /** Names the entry, for a question about it. */
  key: z.string(),
  first: z.string(),
  last: z.string(),
  count: z.number().int(),
  who: z.object({
    kind: z.enum(["user", "system", "anonymous", "link"]),
    name: z.string().nullable(),
    role: z.enum(["doctor", "nurse", "admin", "patient"]).nullable(),
    /** Whether they treated the patient then. */
    treats: z.boolean(),
    /** Whether it was the patient. */
    you: z.boolean(),
  }),
  part: z.string(),
  actions: z.array(z.string()),
  whys: z.array(z.string()),
  question: question.nullable(),
});
export type AccessEntry = z.output<typeof accessEntry>;

export const accessPage = z.object({
  items: z.array(accessEntry),
  nextCursor: z.string().nullable(),
});
export type AccessPage = z.output<typeof accessPage>;

/** `own`: whether the patient's own looks are shown. */
export const accessQuery = z.strictObject({
  own: z.enum(["shown", "hidden"]).default("shown"),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(500).optional(),
});
export type AccessQuery = z.output<typeof accessQuery>;

export const askInput = z.strictObject({
  entry: z.string().min(1).max(300),
  question: requiredText(LONGEST_QUESTION),
});
export type AskInput = z.output<typeof askInput>;
export const asked = z.object({ id: z.uuid() });

/** A question as the administrator's list shows it: about whom, and about whose look at what. */
export const accessQuestion = question.extend({
  patient: z.object({ id: z.uuid(), mrn: z.string(), name: z.string() }),
  about: z.object({
    at: z.string(),
    actorId: z.uuid().nullable(),
    name: z.string().nullable(),
    part: z.string(),
  }),
  answeredBy: z.string().nullable(),
  version: z.number().int(),
});
export type AccessQuestion = z.output<typeof accessQuestion>;

export const accessQuestionPage = z.object({
  items: z.array(accessQuestion),
  nextCursor: z.string().nullable(),
});
export type AccessQuestionPage = z.output<typeof accessQuestionPage>;

export const accessQuestionsQuery = z.strictObject({
  state: z.enum(["open", "answered"]).default("open"),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(300).optional(),
});
export type AccessQuestionsQuery = z.output<typeof accessQuestionsQuery>;

export const accessQuestionCount = z.object({ open: z.number().int() });
export const answerInput = z.strictObject({ answer: requiredText(LONGEST_ANSWER) });
export type AnswerInput = z.output<typeof answerInput>;
