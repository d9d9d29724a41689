"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { ReasonDialog } from "@/components/ui/reason-dialog";
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
  const change = useChangeCare(patientId);
  const [key] = useState(() => crypto.randomUUID());
  const own = wish.kind !== "assign" && wish.relation.member.id === memberId;
  const send = (reason: string, form: FormData) =>
    change.mutate(sendingOf(wish, reason, form, key), {
      onSuccess: () => {
        toast(t(`done.${wish.kind}`));
        onClose();
        if (own) router.replace("/patients"); // the chart isn't theirs any more
      },
    });
  return (
    <ReasonDialog
      title={t(`titles.${wish.kind}`)}
      subtitle={wish.kind === "assign" ? undefined : wish.relation.member.name}
      reason={{ label: t("reason"), needed: t("needed"), longest: 300 }}
      submit={t(`submit.${wish.kind}`)}
      danger={wish.kind === "end"}
      sending={change.isPending}
      error={change.error}
      missing={(form) => (wish.kind === "end" || form.get("member") ? undefined : t("needed"))}
      onSend={send}
      onClose={onClose}
    >
      {own && <p className="banner">{t("own")}</p>}
      {wish.kind !== "end" && <MemberChoice taken={taken} />}
      {wish.kind === "assign" && <RoleChoice />}
    </ReasonDialog>
  );
}

/** What is sent for a wish, with what the form says. */
function sendingOf(wish: CareWish, reason: string, form: FormData, key: string) {
  const member = String(form.get("member") ?? "");
  if (wish.kind === "assign") {
    const role = form.get("role") as (typeof CARE_ROLES)[number];
    return { kind: "assign", input: { memberId: member, role, reason }, key } as const;
  }
  const input = { reason, ...(member && { transferTo: member }) };
  return { kind: "end", relation: wish.relation, input } as const;
}

function MemberChoice({ taken }: { taken: string[] }) {
  const t = useTranslations("care");
  const members = useCareMembers();
  const choices = (members.data?.items ?? []).filter(({ id }) => !taken.includes(id));
  return (
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
  );
}

function RoleChoice() {
  const t = useTranslations("care");
  return (
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
  );
}
