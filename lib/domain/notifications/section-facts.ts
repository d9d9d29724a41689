import type { Section } from "@/lib/domain/settings/schema";
import { messagesOf } from "@/lib/platform/i18n/messages";
import { mailIsConfigured } from "@/lib/platform/mail/configured";
import { pushKey } from "@/lib/platform/push/configured";
import { smsProvider } from "@/lib/platform/sms/provider";
import type { MailLocale, MailTexts } from "./parts";

/** What a page of settings needs to know besides the settings. */
type SectionFacts = {
  /** What mails say in each language before a clinic changes it. */
  mails?: Record<MailLocale, MailTexts>;
  /** By which ways something can leave this installation at all. */
  leaves?: Record<"email" | "push" | "sms", boolean>;
};

/** What the page of a section shows that no administrator of a clinic decides. */
export function sectionFacts(section: Section): SectionFacts {
  if (section === "templates")
    return { mails: { es: messagesOf("es").mail, en: messagesOf("en").mail } };
  if (section !== "notifications") return {};
  const [email, push, sms] = [mailIsConfigured(), pushKey(), smsProvider()];
  return { leaves: { email, push: push !== undefined, sms: sms !== undefined } };
}
