import type { Mail } from "@/lib/platform/mail/send-mail";
import type { Claimed } from "./claim-deliveries";
import { noticeAddress, stopAddresses } from "./links";
import { mailWords, type Templates } from "./mail-words";

/** The mail for what is sent together to one person: of one event by its template, of several by theirs. */
export function mailOf(clinicId: string, sent: readonly Claimed[], templates: Templates): Mail {
  const [first, ...others] = sent;
  if (!first) throw new Error("a mail about nothing");
  const { id, email: to, locale, clinic, event } = first;
  const stop = stopAddresses(clinicId, sent);
  const about = {
    kind: others.length > 0 ? ("several" as const) : event,
    clinic,
    count: sent.length,
    address: noticeAddress(clinicId, sent),
    stop: stop?.page,
  };
  const words = mailWords(locale, about, templates);
  return { id, to, language: locale, unsubscribe: stop?.oneClick, ...words };
}
