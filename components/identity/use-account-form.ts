import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { useDraft } from "@/components/vitals/use-draft";
import type { Me } from "@/lib/domain/identity/schema";
import { type AccountFailure, failureOf } from "./account-failure";
import { readMe, useChangeMe } from "./account-queries";

export type Choices = Pick<Me["user"], "name" | "timeZone" | "density"> & { locale: "es" | "en" };
export type Field = keyof Choices;

const FIELDS = ["name", "locale", "timeZone", "density"] as const;

const choicesOf = ({ user, clinic }: Me): Choices => ({
  name: user.name,
  locale: user.locale ?? clinic.locale,
  timeZone: user.timeZone,
  density: user.density,
});

const differing = (a: Choices, b: Choices): Field[] =>
  FIELDS.filter((field) => a[field] !== b[field]);

/** State of the account form: only what was changed is held, so that the rest follows what stands. */
export function useAccountForm(given: Me, onSaved: () => void) {
  const router = useRouter();
  const [standing, setStanding] = useState(given);
  const [edits, setEdits] = useState<Partial<Choices>>({});
  const [metElsewhere, setMetElsewhere] = useState<readonly Field[]>([]);
  const [failure, setFailure] = useState<AccountFailure>();
  const change = useChangeMe();
  const before = choicesOf(standing);
  const typed = { ...before, ...edits };
  const changed = differing(typed, before);
  const [restored, setRestored] = useState(false);
  const kept = useMemo(() => ({ edits, before: choicesOf(standing) }), [edits, standing]);
  const touched = Object.keys(edits).length > 0;
  const draft = useDraft(given.user.id, "account", kept, touched, ({ value }) => {
    setEdits(value.edits);
    setMetElsewhere(differing(value.before, before));
    setRestored(true);
  });
  const nameless = typed.name.trim() === "";

  // The menu's quick choices come in by the page.
  useEffect(() => {
    setStanding((known) => (given.version > known.version ? given : known));
  }, [given]);

  const forget = () => {
    setEdits({});
    setMetElsewhere([]);
    setRestored(false);
    draft.forget();
  };
  const settle = (me: Me) => {
    setStanding(me);
    forget();
    onSaved();
    router.refresh();
  };
  const failed = async (error: unknown) => {
    const why = failureOf(error);
    setFailure(why);
    if (why.kind !== "stale") return;
    const now = await readMe().catch(() => standing);
    setMetElsewhere(differing(choicesOf(now), before));
    setStanding(now);
  };
  return {
    before,
    typed,
    changed,
    metElsewhere,
    nameless,
    failure,
    restored,
    sending: change.isPending,
    set: (edit: Partial<Choices>) => setEdits((all) => ({ ...all, ...edit })),
    discard: () => {
      forget();
      setFailure(undefined);
    },
    save: () => {
      if (change.isPending || nameless || changed.length === 0) return;
      setFailure(undefined);
      const body = Object.fromEntries(changed.map((field) => [field, typed[field]]));
      change.mutate(
        { body, version: standing.version },
        { onSuccess: settle, onError: (error) => void failed(error) },
      );
    },
  };
}
