import { headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { clinicFacts } from "../clinic-facts";
import { localeOf, zoneOf } from "../http/context";
import { currentSession } from "../http/page";
import { dateFormatOf } from "./date-format";
import { messagesOf } from "./translator";

/** next-intl's configuration of a page: language and time zone of its reader, and the clinic's way to write days. */
export default getRequestConfig(async () => {
  const session = await currentSession().catch(() => undefined);
  const asked = await headers();
  const locale = localeOf(asked, session);
  const timeZone = session ? zoneOf(asked, session) : "UTC";
  const facts = session && (await clinicFacts(session.clinicId).catch(() => undefined));
  const dateFormat = dateFormatOf(facts?.settings.general?.value.dateFormat);
  const messages = messagesOf(locale);
  return { locale, messages: { ...messages, time: { ...messages.time, dateFormat } }, timeZone };
});
