"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { FailureBanner } from "@/components/records/failure-banner";
import { Fault } from "@/components/ui/fault";
import type { PersonDetail } from "@/lib/domain/patients/person-schema";
import { DuplicatesNotice } from "./duplicates-notice";
import { PersonField } from "./person-field";
import { GROUPS } from "./person-fields";
import { usePersonForm } from "./use-person-form";

type Props = {
  userId: string;
  /** Who is changed; nobody for a new patient. */
  person?: PersonDetail;
  /** Whether this person's work is in charts. */
  charts: boolean;
};

/** Writes a person down, or changes what was written. */
export function PersonForm({ userId, person, charts }: Props) {
  const t = useTranslations("person");
  const router = useRouter();
  const form = usePersonForm(userId, person, (id) => {
    toast(t(person ? "saved" : "registered"));
    if (person) router.refresh();
    else router.push(charts ? `/patients/${id}` : `/patients/${id}/person`);
  });
  const blocked = form.unlooked.length > 0;
  return (
    <form
      className="stack g-24 person"
      noValidate
      aria-busy={form.sending}
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {form.restored && <p className="banner">{t("restored")}</p>}
      {form.failure && <FailureBanner failure={form.failure} />}
      {GROUPS.map(({ name, fields }) => (
        <fieldset key={name} className="sec">
          <legend className="sec-head">{t(`groups.${name}` as never)}</legend>
          <div className="fields mt-4">
            {fields.map((field) => (
              <PersonField key={field.name} field={field} form={form} />
            ))}
            {name === "contact" && person && <Addresses lines={person.addresses} />}
          </div>
          {name === "contact" && <Fault>{form.unknown}</Fault>}
          {name === "contact" && (
            <DuplicatesNotice
              alike={form.alike}
              others={form.others}
              looked={form.alike.length > 0 && !blocked}
              charts={charts}
              onLook={form.lookAt}
            />
          )}
        </fieldset>
      ))}
      <footer className="form-foot">
        {blocked && <span className="ink-2">{t("lookFirst")}</span>}
        {form.saved && !blocked && <span className="ink-3 t-12">{t("kept")}</span>}
        <button type="button" className="btn" onClick={() => router.back()}>
          {t("cancel")}
        </button>
        <button
          type="submit"
          className="btn btn-primary"
          disabled={form.sending || blocked}
          aria-busy={form.sending}
        >
          {t(person ? "save" : "register")}
        </button>
      </footer>
    </form>
  );
}

/** Where somebody lives, to be read: an address comes with a record from elsewhere. */
function Addresses({ lines }: { lines: string[] }) {
  const t = useTranslations("person");
  if (lines.length === 0) return null;
  return (
    <div className="field wide">
      <span className="label">{t("address")}</span>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <span className="help">{t("addressHelp")}</span>
    </div>
  );
}
