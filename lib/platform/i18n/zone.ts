/** The cookie in which the browser says its IANA zone. */
export const ZONE_COOKIE = "zone";

/** Whether it names a zone that dates can be shown in. */
export function isZone(value: unknown): value is string {
  if (typeof value !== "string" || !/^[A-Za-z][\w+/-]{0,63}$/.test(value)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
