import type { z } from "zod";
import { checkAsked } from "@/lib/domain/audit/jobs";
import { runCheck } from "@/lib/domain/audit/run-check";
import { checkFile } from "@/lib/domain/documents/check-file";
import { checkDue } from "@/lib/domain/documents/jobs";
import { downloadDue } from "@/lib/domain/downloads/jobs";
import { writeDownload } from "@/lib/domain/downloads/write-download";
import { accountMailDue } from "@/lib/domain/identity/jobs";
import { sendAccountMail } from "@/lib/domain/identity/send-account-mail";
import { invitationDue } from "@/lib/domain/invitations/jobs";
import { sendInvitation } from "@/lib/domain/invitations/send-invitation";
import { changed } from "@/lib/domain/live/jobs";
import { tellChange } from "@/lib/domain/live/tell-change";
import { deliver } from "@/lib/domain/notifications/deliver";
import { mailDue, urgentMailDue } from "@/lib/domain/notifications/jobs";
import { addressShown, registrationMailDue } from "@/lib/domain/registrations/jobs";
import { placeRegistered } from "@/lib/domain/registrations/place-registered";
import { sendRegistration } from "@/lib/domain/registrations/send-registration";
import { vitalsRecorded } from "@/lib/domain/vitals/jobs";
import { tellCareTeam } from "@/lib/domain/vitals/tell-care-team";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Job } from "@/lib/platform/jobs/job";
import type { MessageKey } from "@/lib/platform/outbox/message";
import { DOWNLOAD_WRITERS } from "./download-writers";

type Handler<P extends z.ZodType> = (
  actor: Actor,
  payload: z.output<P>,
  message: MessageKey,
) => Promise<unknown>;

/** A kind of work with what does it. */
export type Work = { job: Job; handle: Handler<z.ZodType> };

const work = <P extends z.ZodType>(job: Job<P>, handle: Handler<P>): Work => ({
  job,
  handle: handle as Handler<z.ZodType>,
});

/** Every kind of work that this build knows. */
const WORK: readonly Work[] = [
  work(vitalsRecorded, tellCareTeam),
  work(changed, tellChange),
  work(mailDue, deliver),
  work(urgentMailDue, deliver),
  work(accountMailDue, sendAccountMail),
  work(invitationDue, sendInvitation),
  work(registrationMailDue, sendRegistration),
  work(addressShown, placeRegistered),
  work(checkDue, checkFile),
  work(checkAsked, runCheck),
  work(downloadDue, (actor, payload, message) =>
    writeDownload(actor, payload, message, DOWNLOAD_WRITERS),
  ),
];

const nameOf = ({ topic, version }: { topic: string; version: number }) => `${topic}@${version}`;
const byName = new Map(WORK.map((one) => [nameOf(one.job), one]));

/** Topic and version of everything known. */
export const KNOWN = [...byName.keys()];

/** What does a message's work; undefined for a topic or a version of another build. */
export const workOf = (message: { topic: string; version: number }): Work | undefined =>
  byName.get(nameOf(message));

/** Whether a topic's messages go before the others of their queue. */
export const isUrgent = (topic: string): boolean =>
  WORK.some(({ job }) => job.topic === topic && job.urgent === true);

/** Where a topic's messages go; an unknown one goes where it is parked soonest. */
export const queueOf = (topic: string) =>
  WORK.find(({ job }) => job.topic === topic)?.job.queue ?? "events";
