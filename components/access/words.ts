import { useTranslations } from "next-intl";
import type { AccessEntry } from "@/lib/domain/audit/access-schema";

const WHAT = [
  "invite-caregiver",
  "change-caregiver",
  "end-caregiver",
  "accept-caregiver",
  "leave-caregiver",
  "act-for",
  "act-for-self",
  "break-glass",
  "end-break-glass",
  "review-break-glass",
  "export",
  "write",
  "import",
  "seed",
  "read",
  "list",
] as const;

/** How an access is said to the patient: who, what, why. */
export function useAccessWords() {
  const t = useTranslations("access");
  const frame = useTranslations("frame");

  const part = (name: string) =>
    t(`parts.${t.has(`parts.${name}` as never) ? name : "other"}` as never);

  const who = ({ who: { kind, name, you } }: AccessEntry): string => {
    if (you) return t("you");
    if (kind !== "user") return t(`kinds.${kind}`);
    return name ?? t("gone");
  };

  /** Their role, and whether they were of the care team then. */
  const role = ({ who: { role: given, you, treats } }: AccessEntry): string | undefined => {
    if (!given || you) return undefined;
    const name = frame(`roles.${given}`).toLowerCase();
    return treats ? t("ofTeam", { role: name }) : name;
  };

  const what = ({ actions, part: of }: AccessEntry): string => {
    const looked = actions.includes("read") && actions.includes("write");
    // A note is kept while it is written, line by line: that is one note, not so many changes.
    if (of === "notes" && actions.includes("write"))
      return t(looked ? "did.readAndNote" : "did.note");
    const done = looked ? "readAndWrite" : WHAT.find((action) => actions.includes(action));
    return t(`did.${done ?? "other"}`, { part: part(of) });
  };

  const why = ({ whys, who: { you } }: AccessEntry): string | undefined => {
    if (you || whys.length === 0) return undefined;
    return whys
      .map((name) => t(`whys.${t.has(`whys.${name}` as never) ? name : "other"}` as never))
      .join(", ");
  };

  return { part, who, role, what, why };
}
