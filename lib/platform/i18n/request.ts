import { headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { localeOf } from "../http/context";
import { currentSession } from "../http/page";
import { messagesOf } from "./translator";

/** next-intl's configuration of a page: language and time zone of its reader. */
export default getRequestConfig(async () => {
  const session = await currentSession().catch(() => undefined);
  const locale = localeOf(await headers(), session);
  return { locale, messages: messagesOf(locale), timeZone: session?.timeZone ?? "Europe/Madrid" };
});
