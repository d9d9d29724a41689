/** The zone of this device, as IANA names it. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
