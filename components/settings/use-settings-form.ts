import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { toast } from "sonner";
import { useDraft } from "@/components/vitals/use-draft";
import { api, isProblem, type Problem, whyOf } from "@/lib/browser/api";
import { dropDraft } from "@/lib/browser/drafts";
import type { Section, SettingsPage, SettingValues } from "@/lib/domain/settings/schema";
import { changedBetween, changesIn, faultsIn, type Typed } from "./typed";

/** Somebody saved this section while this person typed: who, and what they changed. */
type Theirs = { who: string | null; values: SettingValues };

/** State of a section's form: what is typed, wrong, being saved, and what somebody else saved meanwhile. */
export function useSettingsForm(section: Section, first: SettingsPage, userId: string) {
  const t = useTranslations("settings");
  const router = useRouter();
  const [page, setPage] = useState(first);
  const [typed, setTyped] = useState<Typed>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [theirs, setTheirs] = useState<Theirs>();
  const [failure, setFailure] = useState<string>();
  const [saving, setSaving] = useState(false);
  const base: SettingValues = page.values;
  const changes = changesIn(typed, base);
  const faults = faultsIn(section, typed, base);
  const names = Object.keys(changes);
  const draftName = `settings:${section}`;
  // Not a logo: it is larger than a draft may be, and still on this person's disk.
  const kept = useMemo(() => withoutLogo(typed), [typed]);
  useDraft<Typed>(userId, draftName, kept, names.length > 0, ({ value }) => {
    setTyped(value);
    setLeft(new Set(Object.keys(value)));
  });

  const clear = () => {
    setTyped({});
    setLeft(new Set());
    setRefused({});
    setTheirs(undefined);
    setFailure(undefined);
    void dropDraft(userId, draftName);
  };

  /** What was saved meanwhile comes under what is typed, which stays. */
  const rebase = async () => {
    const now = await api<SettingsPage>(`/settings/${section}`);
    setTheirs({ who: now.changes[0]?.who ?? null, values: changedBetween(base, now.values) });
    setPage(now);
  };

  const refuse = async (error: unknown) => {
    if (isProblem(error) && error.status === 412) return rebase();
    if (isProblem(error) && error.faults.length > 0) return setRefused(byName(error));
    setFailure(isProblem(error) ? t("failed", { why: whyOf(error, "") }) : t("offline"));
  };

  const save = async () => {
    if (saving) return;
    setLeft(new Set([...names, ...Object.keys(faults)]));
    const [wrong] = Object.keys(faults);
    if (wrong) return document.getElementById(`setting-${wrong}`)?.focus();
    setSaving(true);
    setFailure(undefined);
    try {
      const call = { method: "PATCH", body: changes, version: page.version } as const;
      setPage(await api<SettingsPage>(`/settings/${section}`, call));
      clear();
      toast(t("saved", { count: names.length }));
      router.refresh(); // name, logo and dates stand in the frame
    } catch (error) {
      await refuse(error).catch(() => setFailure(t("offline")));
    }
    setSaving(false);
  };

  return {
    section,
    base,
    past: page.changes,
    typed,
    left,
    faults,
    refused,
    theirs,
    failure,
    saving,
    names,
    save: () => void save(),
    discard: clear,
    leave: (name: string) => setLeft((before) => new Set(before).add(name)),
    type: (name: string, value: Typed[string]) => {
      setRefused(({ [name]: _, ...others }) => others);
      setTyped((before) => ({ ...before, [name]: value }));
    },
    /** Keeps what is saved of one setting, and drops what was typed over it. */
    keep: (name: string) => setTyped(({ [name]: _, ...others }) => others),
  };
}
export type SettingsForm = ReturnType<typeof useSettingsForm>;

const withoutLogo = ({ logo: _, ...others }: Typed): Typed => others;

/** The server's words by setting, from paths such as $.8310-5.normalLow. */
const byName = ({ faults }: Problem): Record<string, string> =>
  Object.fromEntries(faults.map(({ path, message }) => [path.slice(2), message]));
