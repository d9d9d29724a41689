import { headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { localeOf, zoneOf } from "../http/context";
import { currentSession } from "../http/page";
import { messagesOf } from "./translator";

/** next-intl's configuration of a page: language and time zone of its reader. */
export default getRequestConfig(async () => {
  const session = await currentSession().catch(() => undefined);
  const asked = await headers();
  const locale = localeOf(asked, session);
  const timeZone = session ? zoneOf(asked, session) : "UTC";
  return { locale, messages: messagesOf(locale), timeZone };
});
