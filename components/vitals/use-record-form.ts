import { useCallback, useEffect, useMemo, useState } from "react";
import { isProblem, whyOf } from "@/lib/browser/api";
import type { PatientDetail } from "@/lib/domain/patients/schema";
import type { RecordVitalsInput, VitalSet } from "@/lib/domain/vitals/schema";
import { ageGroupAt, DIASTOLIC, SYSTOLIC } from "@/lib/domain/vitals/thresholds";
import { useRecordVitals } from "./queries";
import {
  countOf,
  faultOf,
  momentOf,
  nowIn,
  pressureFault,
  SINGLE_CODES,
  type Typed,
  timeFault,
  toInput,
} from "./record-input";
import { useDraft } from "./use-draft";

const ALL_CODES = [SYSTOLIC, DIASTOLIC, ...SINGLE_CODES];

export type Failure =
  | { kind: "offline" | "nothing" | "noTime" | "future" }
  | { kind: "failed"; why: string };
export type RecordFormProps = {
  patient: Pick<PatientDetail, "id" | "name" | "birthDate">;
  userId: string;
  timeZone: string;
  onRecorded?: (set: VitalSet) => void;
  /** Keeps it for later instead of sending it; the key under which it is sent then. */
  later?: (input: RecordVitalsInput, key: string) => Promise<void>;
  onClose: () => void;
};

type Kept = { typed: Typed; key: string };

/** State of the form that records vital signs: what is typed, kept, wrong, and being sent. */
export function useRecordForm(props: RecordFormProps) {
  const { patient, userId, timeZone, onRecorded, later, onClose } = props;
  const [typed, setTyped] = useState<Typed>(() => ({
    ...nowIn(timeZone),
    note: "",
    values: {},
    units: {},
  }));
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [touched, setTouched] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [restoredAt, setRestoredAt] = useState<number>();
  const send = useRecordVitals(patient.id);
  const kept = useMemo<Kept>(() => ({ typed, key }), [typed, key]);
  const draft = useDraft<Kept>(
    userId,
    `vitals:${patient.id}`,
    kept,
    touched,
    ({ value, savedAt }) => {
      setTyped(value.typed);
      setKey(value.key); // the same sending: should it have arrived, it isn't recorded twice
      setLeft(new Set(ALL_CODES));
      setTouched(true);
      setRestoredAt(savedAt);
    },
  );
  const change = useCallback((part: Partial<Typed> | ((before: Typed) => Partial<Typed>)) => {
    setTouched(true);
    setTyped((before) => ({ ...before, ...(typeof part === "function" ? part(before) : part) }));
  }, []);
  const setValue = useCallback(
    (code: string, value: string) =>
      change((before) => ({ values: { ...before.values, [code]: value } })),
    [change],
  );
  const setUnit = useCallback(
    (code: string, unit: string) =>
      change((before) => ({ units: { ...before.units, [code]: unit } })),
    [change],
  );
  const leave = useCallback((code: string) => setLeft((before) => new Set(before).add(code)), []);
  const faulty = faultyFields(typed);

  const submit = () => {
    if (send.isPending) return;
    setLeft(new Set(ALL_CODES));
    const wrongTime = timeFault(typed, timeZone);
    if (wrongTime) return setFailure({ kind: wrongTime });
    if (faulty.length > 0) return setFailure(undefined);
    if (countOf(typed) === 0) return setFailure({ kind: "nothing" });
    setFailure(undefined);
    const input = toInput(typed, timeZone);
    if (later) return void later(input, key).then(draft.forget).then(onClose);
    send.mutate(
      { input, key },
      {
        onSuccess: (set) => {
          draft.forget();
          onRecorded?.(set);
        },
        onError: (error) => setFailure(failureOf(error)),
      },
    );
  };
  useResend(failure?.kind === "offline", submit);
  return {
    typed,
    left,
    failure,
    restoredAt,
    savedAt: draft.savedAt,
    faulty,
    sending: send.isPending,
    age: ageGroupAt(patient.birthDate, new Date(momentOf(typed, timeZone) ?? Date.now())),
    change,
    setValue,
    setUnit,
    leave,
    submit,
    discard: () => {
      draft.forget();
      onClose();
    },
  };
}

/** The fields to correct, by the id of their input. */
function faultyFields(typed: Typed): string[] {
  const single = ALL_CODES.filter((code) => faultOf(typed, code));
  const pressure =
    single.includes(SYSTOLIC) || single.includes(DIASTOLIC) || !pressureFault(typed)
      ? []
      : [SYSTOLIC];
  return [...pressure, ...single];
}

function failureOf(error: unknown): Failure {
  if (!isProblem(error)) return { kind: "offline" };
  return { kind: "failed", why: whyOf(error, "") };
}

/** Sends again by itself when the connection is back. */
function useResend(waiting: boolean, submit: () => void): void {
  useEffect(() => {
    if (!waiting) return;
    window.addEventListener("online", submit);
    return () => window.removeEventListener("online", submit);
  });
}
