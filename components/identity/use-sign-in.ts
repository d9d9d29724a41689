import { type FormEvent, useState } from "react";
import { signIn } from "@/lib/browser/session";

/** What is said when the password is wrong, and when nothing was answered. */
type Words = { wrong: string; network: string };

/**
 * State of a form with `email` and `password`: signs in once at a time, then does `next`, which may still fail, with
 * "network" or in words.
 */
export function useSignIn(words: Words, next: () => Promise<string | undefined>) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    const form = new FormData(event.currentTarget);
    const why =
      (await signIn(String(form.get("email")), String(form.get("password")))) ?? (await next());
    if (why === undefined) return;
    setFailure(why === "wrong" || why === "network" ? words[why] : why);
    setBusy(false);
  };
  return { busy, failure, submit: (event: FormEvent<HTMLFormElement>) => void submit(event) };
}
