import { useTranslations } from "next-intl";
import { say } from "@/lib/browser/say";
import type { VitalSet } from "@/lib/domain/vitals/schema";
import { useCorrectVitals } from "./queries";

const UNDO_MS = 8000;

/** Says what was recorded, and takes it back for eight seconds; `changed` is told when it was taken back. */
export function useUndo(patientId: string, changed: () => void): (set: VitalSet) => void {
  const t = useTranslations("record");
  const correct = useCorrectVitals(patientId);
  return (set) => {
    const undo = () =>
      correct.mutate(
        { set, input: { status: "entered-in-error", reason: t("undoReason") } },
        {
          onSuccess: () => {
            say(t("undone"));
            changed();
          },
        },
      );
    say(t("done", { count: set.readings.length }), {
      duration: UNDO_MS,
      action: { label: t("undo"), onClick: undo },
    });
  };
}
