import { useTranslations } from "next-intl";
import { useState } from "react";
import { isProblem } from "@/lib/browser/api";
import { type AccountFailure, failureOf } from "./account-failure";
import { useChangePassword } from "./account-queries";
import type { PasswordLimits } from "./password-hint";

type Name = "current" | "next";
type Faults = Partial<Record<Name, string>>;
const EMPTY = { current: "", next: "" };

/** State of the form that changes the password: what is wrong is said at its field. */
export function usePasswordForm({ min, max }: PasswordLimits, onChanged: () => void) {
  const t = useTranslations("account.faults");
  const [typed, setTyped] = useState(EMPTY);
  const [faults, setFaults] = useState<Faults>({});
  const [failure, setFailure] = useState<AccountFailure>();
  const change = useChangePassword();

  const faultOf = (name: Name): string | undefined => {
    const count = [...typed[name]].length;
    if (name === "current") return count === 0 ? t("missing") : undefined;
    if (count < min) return t("tooShort", { count, min });
    return count > max ? t("tooLong", { count, max }) : undefined;
  };
  const failed = (error: unknown) => {
    const ofFields = isProblem(error) ? error.faults : [];
    if (ofFields.length === 0) return setFailure(failureOf(error));
    setFaults(Object.fromEntries(ofFields.map(({ path, message }) => [path.slice(2), message])));
  };
  const done = () => {
    setTyped(EMPTY);
    onChanged();
  };
  return {
    typed,
    faults,
    failure,
    sending: change.isPending,
    set: (name: Name, value: string) => {
      setTyped((all) => ({ ...all, [name]: value }));
      setFaults((all) => ({ ...all, [name]: undefined }));
    },
    leave: (name: Name) => {
      if (typed[name] !== "") setFaults((all) => ({ ...all, [name]: all[name] ?? faultOf(name) }));
    },
    /** Gives the first field that is wrong. */
    submit: (): Name | undefined => {
      const wrong = { current: faultOf("current"), next: faultOf("next") };
      setFaults(wrong);
      setFailure(undefined);
      const first = (["current", "next"] as const).find((name) => wrong[name]);
      if (!first && !change.isPending) change.mutate(typed, { onSuccess: done, onError: failed });
      return first;
    },
  };
}
