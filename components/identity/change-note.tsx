import { useTranslations } from "next-intl";
import { Shape } from "@/components/ui/shape";
import type { Field, useAccountForm } from "./use-account-form";

type Props = { form: ReturnType<typeof useAccountForm>; field: Field; was: string };

/** What a changed row was, or what was made of it elsewhere while the form was open. */
export function ChangeNote({ form, field, was }: Props) {
  const t = useTranslations("account");
  const changed = form.changed.includes(field);
  if (form.metElsewhere.includes(field)) {
    return (
      <p className="state state-borderline t-12">
        <Shape state="borderline" />
        {changed ? t("theirs", { value: was }) : t("taken")}
      </p>
    );
  }
  return changed ? <p className="set-was">{t("before", { value: was })}</p> : null;
}
