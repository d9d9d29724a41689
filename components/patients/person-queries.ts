import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "@/lib/browser/api";
import type {
  Duplicates,
  DuplicatesInput,
  PersonDetail,
  PersonInput,
  Registered,
} from "@/lib/domain/patients/person-schema";

const TYPING_MS = 400;
const ENOUGH_LETTERS = 3;

export const readPerson = (id: string) => api<PersonDetail>(`/patients/${id}/person`);

type Sending =
  | { kind: "new"; input: PersonInput; notDuplicateOf: string[]; key: string }
  | { kind: "edit"; input: PersonInput; id: string; version: number };

/** Registers a person, or changes one. */
export function useSavePerson() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (sending: Sending): Promise<Registered | PersonDetail> =>
      sending.kind === "new"
        ? api<Registered>("/patients", {
            method: "POST",
            body: { ...sending.input, notDuplicateOf: sending.notDuplicateOf },
            idempotencyKey: sending.key,
          })
        : api<PersonDetail>(`/patients/${sending.id}/person`, {
            method: "PATCH",
            body: sending.input,
            version: sending.version,
          }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["patients"] }),
  });
}

/** Who may be the same person, once typing pauses. */
export function useDuplicates(input: DuplicatesInput, wanted: boolean) {
  const typed = JSON.stringify(input);
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const enough = `${input.given}${input.family}`.length >= ENOUGH_LETTERS;
  return useQuery({
    queryKey: ["duplicates", settled],
    queryFn: () =>
      api<Duplicates>("/patients/duplicates", {
        method: "POST",
        body: JSON.parse(settled) as DuplicatesInput,
      }),
    enabled: wanted && enough,
    placeholderData: (before) => before,
    gcTime: 0, // names of people aren't kept in the browser
  });
}
