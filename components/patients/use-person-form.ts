import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { faultOf } from "@/components/records/record-input";
import type { Failure } from "@/components/records/use-record-form";
import { useTypedRow } from "@/components/records/use-typed-row";
import { isProblem } from "@/lib/browser/api";
import type { PersonDetail } from "@/lib/domain/patients/person-schema";
import { FIELDS, fieldOf, inputOf, rowOf } from "./person-fields";
import { readPerson, useDuplicates, useSavePerson } from "./person-queries";

const PRESET = { gender: "unknown" };
const NOTHING = {};

/** State of the form about a person: what is typed, who may be the same, what is wrong, what is being sent. */
export function usePersonForm(
  userId: string,
  person: PersonDetail | undefined,
  onSaved: (id: string) => void,
) {
  const t = useTranslations("person");
  const locale = useLocale();
  const [failure, setFailure] = useState<Failure>();
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [looked, setLooked] = useState<string[]>([]);
  const row = useTypedRow(
    {
      userId,
      patientId: person?.id ?? "new",
      noun: "person",
      fields: FIELDS,
      row: person && rowOf(person),
      preset: person ? NOTHING : PRESET,
    },
    () => setFailure({ kind: "stale" }),
  );
  const { typed, standing, before, key } = row;
  const input = inputOf(typed, locale);
  const { given, family, birthDate, documents, phone } = input;
  const whole = birthDate === null || /^\d{4}(-\d\d){0,2}$/.test(birthDate) ? birthDate : null;
  const duplicates = useDuplicates(
    { given, family, birthDate: whole, documents, phone },
    person === undefined,
  );
  const alike = duplicates.data?.items ?? [];
  const unlooked = alike.filter(({ id }) => !looked.includes(id));
  const save = useSavePerson();

  const failed = async (error: unknown) => {
    if (!isProblem(error)) return setFailure({ kind: "offline" });
    if (error.status === 412 && standing) {
      setFailure({ kind: "stale" });
      return row.meetRow(rowOf(await readPerson(standing.id)));
    }
    if (error.status === 409) void duplicates.refetch();
    setFaults(
      Object.fromEntries(
        error.faults.map(({ path, message }) => [fieldOf(path, typed) ?? "", message]),
      ),
    );
    setFailure({ kind: "failed", why: error.detail ?? error.title });
  };
  const localFault = (name: string): string | undefined => {
    const field = FIELDS.find((one) => one.name === name);
    const fault = field && faultOf(field, typed, before, locale);
    if (fault) return t(`faults.${fault}`);
    return name === "family" && !given && !family ? t("faults.noName") : undefined;
  };
  const wrong = FIELDS.map(({ name }) => name).filter((name) => localFault(name));
  return {
    ...row,
    failure,
    alike,
    others: duplicates.data?.others ?? 0,
    /** Why nobody knows who may be the same. */
    unknown: isProblem(duplicates.error) ? duplicates.error.detail : undefined,
    unlooked,
    sending: save.isPending,
    faultOf: (name: string) => (left.has(name) ? localFault(name) : undefined) ?? faults[name],
    leave: (name: string) => setLeft((all) => new Set(all).add(name)),
    set: (name: string, value: string) => {
      setFaults(({ [name]: _, ...rest }) => rest);
      row.set(name, value);
    },
    lookAt: (done: boolean) => setLooked(done ? alike.map(({ id }) => id) : []),
    submit: () => {
      setLeft(new Set(FIELDS.map(({ name }) => name)));
      if (save.isPending || wrong.length > 0 || unlooked.length > 0) return;
      setFailure(undefined);
      save.mutate(
        standing
          ? { kind: "edit", input, id: standing.id, version: standing.version }
          : { kind: "new", input, notDuplicateOf: looked, key },
        {
          onSuccess: ({ id }) => {
            row.discard();
            onSaved(id);
          },
          onError: (error) => void failed(error),
        },
      );
    },
  };
}
