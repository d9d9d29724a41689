import { useMemo, useState } from "react";
import { useDraft } from "@/components/vitals/use-draft";
import { type Field, type Merged, mergeTyped, type Typed, typedOf } from "./record-input";

export type Row = { id: string; version: number; display: string };

export type RowOptions = {
  userId: string;
  patientId: string;
  noun: string;
  fields: readonly Field[];
  /** The row to change; none for a new one. */
  row: Row | undefined;
  /** What is filled in already. */
  preset: Typed;
};

/** What is typed about a row, kept in this browser, beside the row as it stands; `onMet` when another person changed it. */
export function useTypedRow(options: RowOptions, onMet: () => void) {
  const { userId, patientId, noun, fields, row, preset } = options;
  const [standing, setStanding] = useState(row);
  const [typed, setTyped] = useState<Typed>(() => ({ ...typedOf(fields, row), ...preset }));
  const [met, setMet] = useState<Pick<Merged, "mine" | "taken">>({ mine: [], taken: [] });
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [touched, setTouched] = useState(false);
  const [restored, setRestored] = useState(false);
  const before = useMemo(() => typedOf(fields, standing), [fields, standing]);
  const kept = useMemo(() => ({ typed, key, before }), [typed, key, before]);
  const meet = (mine: Typed, old: Typed, now: Typed) => {
    const merged = mergeTyped(mine, old, now);
    setTyped(merged.typed);
    setMet(merged);
    if (merged.mine.length + merged.taken.length > 0) onMet();
  };
  const name = `${noun}:${patientId}:${row?.id ?? "new"}`;
  const draft = useDraft(userId, name, kept, touched, ({ value }) => {
    meet({ ...value.typed, ...preset }, value.before, before);
    setKey(value.key); // the same sending: should it have arrived, it isn't entered twice
    setTouched(true);
    setRestored(true);
  });
  return {
    standing,
    typed,
    before,
    key,
    restored,
    saved: draft.savedAt !== undefined,
    discard: draft.forget,
    set: (field: string, value: string) => {
      setTouched(true);
      setTyped((all) => ({ ...all, [field]: value }));
    },
    /** Goes on from the row as another person left it. */
    meetRow: (now: Row) => {
      setStanding(now);
      meet(typed, before, typedOf(fields, now));
    },
    /** What the row says now, where another person changed what was typed here too; "" for nothing. */
    theirs: (field: string) => (met.mine.includes(field) ? before[field] : undefined),
    /** Whether what stands in the field is another person's, of just now. */
    isTheirs: (field: string) => met.taken.includes(field) && typed[field] === before[field],
  };
}
