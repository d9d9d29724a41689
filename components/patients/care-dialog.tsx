"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { FailureBanner } from "@/components/records/failure-banner";
import type { Failure } from "@/components/records/use-record-form";
import { Dialog } from "@/components/ui/dialog";
import { isProblem } from "@/lib/browser/api";
import { CARE_ROLES, type CareRelationship } from "@/lib/domain/patients/care-schema";
import { useCareMembers, useChangeCare } from "./care-queries";

export type CareWish =
  | { kind: "assign" }
  | { kind: "handOver" | "end"; relation: CareRelationship };

type Props = {
  patientId: string;
  wish: CareWish;
  memberId: string | null;
  /** Who treats already. */
  taken: string[];
  onClose: () => void;
};

/** Assigns somebody, hands a relation over, or ends it: always with a reason. */
export function CareDialog({ patientId, wish, memberId, taken, onClose }: Props) {
  const t = useTranslations("care");
  const router = useRouter();
  const members = useCareMembers();
  const change = useChangeCare(patientId);
  const [key] = useState(() => crypto.randomUUID());
  const [failure, setFailure] = useState<Failure>();
  const choices = (members.data?.items ?? []).filter(({ id }) => !taken.includes(id));
  const own = wish.kind !== "assign" && wish.relation.member.id === memberId;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? "").trim();
    const member = said("member");
    if (!said("reason") || (wish.kind !== "end" && !member))
      return setFailure({ kind: "failed", why: t("needed") });
    const role = said("role") as (typeof CARE_ROLES)[number];
    const sending =
      wish.kind === "assign"
        ? ({
            kind: "assign",
            input: { memberId: member, role, reason: said("reason") },
            key,
          } as const)
        : ({
            kind: "end",
            relation: wish.relation,
            input: { reason: said("reason"), ...(member && { transferTo: member }) },
          } as const);
    change.mutate(sending, {
      onSuccess: () => {
        toast(t(`done.${wish.kind}`));
        onClose();
        if (own) router.replace("/patients"); // the chart isn't theirs any more
      },
      onError: (error) => setFailure(failureOf(error)),
    });
  };
  return (
    <Dialog
      title={t(`titles.${wish.kind}`)}
      subtitle={wish.kind === "assign" ? undefined : wish.relation.member.name}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <form className="contents" onSubmit={submit} noValidate>
        <div className="dialog-body stack g-16">
          {failure && <FailureBanner failure={failure} />}
          {own && <p className="banner">{t("own")}</p>}
          {wish.kind !== "end" && (
            <label className="field">
              <span className="label">{t("member")}</span>
              <span className="input">
                <select name="member" defaultValue="" required>
                  <option value="">{t(members.isPending ? "loading" : "choose")}</option>
                  {choices.map(({ id, name, speciality }) => (
                    <option key={id} value={id}>
                      {speciality ? `${name}, ${speciality}` : name}
                    </option>
                  ))}
                </select>
              </span>
            </label>
          )}
          {wish.kind === "assign" && (
            <label className="field">
              <span className="label">{t("role")}</span>
              <span className="input">
                <select name="role" defaultValue="primary">
                  {CARE_ROLES.map((role) => (
                    <option key={role} value={role}>
                      {t(`roles.${role}`)}
                    </option>
                  ))}
                </select>
              </span>
            </label>
          )}
          <label className="field">
            <span className="label">{t("reason")}</span>
            <textarea className="input" name="reason" rows={2} maxLength={300} required />
          </label>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button
            type="submit"
            className={`btn ${wish.kind === "end" ? "btn-danger" : "btn-primary"}`}
            disabled={change.isPending}
            aria-busy={change.isPending}
          >
            {t(`submit.${wish.kind}`)}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function failureOf(error: unknown): Failure {
  if (!isProblem(error)) return { kind: "offline" };
  if (error.status === 401) return { kind: "expired" };
  return { kind: "failed", why: error.faults[0]?.message ?? error.detail ?? error.title };
}
