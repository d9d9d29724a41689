import { z } from "zod";
import type { Job } from "@/lib/platform/jobs/job";

/** What a person is told of their account by mail, whatever they chose about notifications. */
export const ACCOUNT_MAILS = [
  "reset",
  "device",
  "password",
  "factor-on",
  "factor-off",
  "cared",
  "app-off",
  "role",
  "factor-reset",
  "tries",
  "half-in",
  "codes",
  "key-added",
  "key-removed",
  "provider-linked",
  "provider-unlinked",
  "registered",
  "erasure-refused",
] as const;

/** A mail about an account is to leave. `subjectId`: the link asked for, or the device. */
export const accountMailDue = {
  topic: "account.mail",
  version: 1,
  queue: "mail",
  urgent: true,
  payload: z.object({
    kind: z.enum(ACCOUNT_MAILS),
    userId: z.uuid(),
    subjectId: z.uuid().nullable(),
  }),
} satisfies Job;
