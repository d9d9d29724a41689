"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Shape } from "@/components/ui/shape";
import type { Section, SettingsPage } from "@/lib/domain/settings/schema";
import { ClinicalSection } from "./clinical-section";
import { FeaturesSection } from "./features-section";
import { FilesSection, type StorageFacts } from "./files-section";
import { GeneralPreview } from "./general-preview";
import { GeneralSection } from "./general-section";
import { MessagesSection } from "./messages-section";
import { type Leaves, NotificationsSection } from "./notifications-section";
import { PastChanges } from "./past-changes";
import { RulesSection } from "./rules-section";
import { SaveBar } from "./save-bar";
import { SecuritySection } from "./security-section";
import { SessionsSection } from "./sessions-section";
import { type OurMails, TemplatesSection } from "./templates-section";
import { type SettingsForm, useSettingsForm } from "./use-settings-form";

/** What sections show besides the settings. */
type Facts = { mails?: OurMails; leaves?: Leaves; storage?: StorageFacts };
type Fields = (props: Facts & { form: SettingsForm }) => ReactNode;
const SECTIONS: Record<Section, Fields> = {
  general: GeneralSection,
  clinical: ClinicalSection,
  sessions: SessionsSection,
  security: SecuritySection,
  messages: MessagesSection,
  files: FilesSection,
  features: FeaturesSection,
  rules: RulesSection,
  notifications: NotificationsSection,
  templates: TemplatesSection,
};

type Props = {
  section: Section;
  first: SettingsPage;
  userId: string;
  clinicName: string;
  timeZone: string;
  facts?: Facts;
};

/** A section of the clinic's settings: its form, how it will look, who changed what last. */
export function SettingsScreen(props: Props) {
  const { section, first, userId, clinicName, timeZone, facts } = props;
  const t = useTranslations("settings");
  const form = useSettingsForm(section, first, userId);
  const Fields = SECTIONS[section];
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{clinicName}</p>
        </div>
      </div>
      <div className="set-wrap">
        <SectionNav section={section} />
        <form
          noValidate
          aria-busy={form.saving}
          onSubmit={(event) => {
            event.preventDefault();
            form.save();
          }}
        >
          {form.theirs && (
            <p className="banner banner-borderline mb-4" role="alert">
              <Shape state="borderline" />
              {t("stale", { who: form.theirs.who ?? t("someone") })}
            </p>
          )}
          <div className="sets">
            <Fields form={form} {...facts} />
          </div>
          <SaveBar form={form} />
        </form>
        <aside className="who">
          {section === "general" && <GeneralPreview form={form} />}
          <PastChanges changes={form.past} timeZone={timeZone} />
        </aside>
      </div>
    </main>
  );
}

function SectionNav({ section }: { section: Section }) {
  const t = useTranslations("settings");
  return (
    <nav className="set-nav" aria-label={t("nav")}>
      {(Object.keys(SECTIONS) as Section[]).map((name) => (
        <Link
          key={name}
          href={name === "general" ? "/admin/settings" : `/admin/settings/${name}`}
          prefetch={false}
          aria-current={name === section ? "page" : undefined}
        >
          {t(`sections.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
