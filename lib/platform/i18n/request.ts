import { headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { cookieIn } from "../auth/cookie";
import { clinicFacts } from "../clinic-facts";
import { isRealProduction } from "../env";
import { localeOf, zoneOf } from "../http/context";
import { currentSession } from "../http/page";
import { dateFormatOf } from "./date-format";
import { messagesOf } from "./messages";
import { lengthened, PREVIEW_COOKIE, previewOf } from "./preview";

/** next-intl's configuration of a page: language and time zone of its reader, and the clinic's way to write days. */
export default getRequestConfig(async () => {
  const session = await currentSession().catch(() => undefined);
  const asked = await headers();
  const cookie = isRealProduction() ? undefined : cookieIn(asked.get("cookie"), PREVIEW_COOKIE);
  const preview = previewOf(cookie);
  const locale = preview.locale ?? localeOf(asked, session);
  const timeZone = session ? zoneOf(asked, session) : "UTC";
  const facts = session && (await clinicFacts(session.clinicId).catch(() => undefined));
  const dateFormat = dateFormatOf(facts?.settings.general?.value.dateFormat);
  const own = messagesOf(locale);
  const messages = preview.long ? lengthened(own) : own;
  return { locale, messages: { ...messages, time: { ...messages.time, dateFormat } }, timeZone };
});
