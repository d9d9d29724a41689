import { env } from "../env";

/** Whether mail can leave this installation. */
export const mailIsConfigured = (): boolean => Boolean(env().SMTP_URL && env().MAIL_FROM);
