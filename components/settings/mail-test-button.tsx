"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { api, whyOf } from "@/lib/browser/api";
import type { MailTest, MailTestInput } from "@/lib/domain/notifications/mail-test-schema";

/** Sends the mail as it stands here, saved or not, to who presses it. */
export function MailTestButton({ mail }: { mail: MailTestInput }) {
  const t = useTranslations("settings");
  const test = useMutation({
    mutationFn: () => api<MailTest>("/mail-tests", { method: "POST", body: mail }),
    onSuccess: ({ address }) => toast(t("mailTestSent", { address })),
    onError: (error) => toast.error(t("mailTestFailed", { why: whyOf(error, t("offline")) })),
  });
  return (
    <p>
      <button
        type="button"
        className="btn"
        aria-busy={test.isPending}
        onClick={() => test.isPending || test.mutate()}
      >
        {t("mailTest")}
      </button>
    </p>
  );
}
