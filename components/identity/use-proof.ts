import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api, isProblem, whyOf } from "@/lib/browser/api";
import { sayBegun } from "@/lib/browser/session-ended";

/** What somebody shows who they are by. */
export type Proof = "code" | "password";

/**
 * State of a form with one field, `proof`: sends it once at a time, then does `next`, which may fail in words; `onLost` when
 * there is no session to prove anything for.
 */
export function useProof(
  proof: Proof,
  next: () => Promise<string | undefined>,
  onLost: () => void = () => {},
) {
  const t = useTranslations("proof");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const send = async (given: string): Promise<string | undefined> => {
    try {
      await api("/me/proof", { method: "POST", body: { [proof]: given } });
      sayBegun(); // under a new id
    } catch (error) {
      if (isProblem(error) && error.status === 401) onLost();
      return whyOf(error, t("network"));
    }
    return next();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    const why = await send(String(new FormData(event.currentTarget).get("proof") ?? ""));
    if (why === undefined) return;
    setFailure(why);
    setBusy(false);
  };
  return { busy, failure, submit: (event: FormEvent<HTMLFormElement>) => void submit(event) };
}
