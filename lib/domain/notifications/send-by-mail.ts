import { mailIsConfigured } from "@/lib/platform/mail/configured";
import { kindOfMailError, sendMail } from "@/lib/platform/mail/send-mail";
import { mailOf } from "./mail-of";
import type { Sender } from "./sender";

/** One mail for all that leaves together. */
export const byMail: Sender = {
  isConfigured: mailIsConfigured,
  send: async ({ clinicId }, wanted, templates) => {
    await sendMail(mailOf(clinicId, wanted, templates));
    return { state: "sent" };
  },
  kindOf: kindOfMailError,
};
