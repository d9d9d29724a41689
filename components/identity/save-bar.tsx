import { useTranslations } from "next-intl";
import type { useAccountForm } from "./use-account-form";

/** Says how much isn't saved yet, saves it or gives it up. */
export function SaveBar({ form }: { form: ReturnType<typeof useAccountForm> }) {
  const t = useTranslations("account");
  const count = form.changed.length;
  return (
    <div className="savebar">
      <p className="semi grow" role="status">
        {t("changes", { count })}
      </p>
      <button type="button" className="btn" onClick={form.discard}>
        {t("discard")}
      </button>
      <button
        type="submit"
        className="btn btn-primary"
        disabled={form.sending || form.nameless}
        aria-busy={form.sending}
      >
        {form.sending ? t("saving") : t("save", { count })}
      </button>
    </div>
  );
}
