import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import type { Passkey } from "@/lib/domain/identity/passkey-schema";
import { useRenameKey } from "./passkey-queries";

type Props = { passkey: Passkey; longestName: number; onClose: () => void };

/** Asks for another name of a key. */
export function RenameKeyDialog({ passkey, longestName, onClose }: Props) {
  const t = useTranslations("passkey");
  const id = useId();
  const router = useRouter();
  const rename = useRenameKey(passkey);
  const done = () => {
    onClose();
    router.refresh();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    if (!rename.isPending) rename.mutate(name, { onSuccess: done });
  };
  return (
    <Dialog title={t("renameTitle")} closeLabel={t("close")} onClose={onClose}>
      <form className="contents" onSubmit={submit} aria-busy={rename.isPending}>
        <div className="dialog-body stack g-16">
          <Fault>{rename.error && whyOf(rename.error, t("network"))}</Fault>
          <div className="field">
            <label className="label" htmlFor={id}>
              {t("name")}
            </label>
            <span className="input">
              <input
                id={id}
                name="name"
                data-first
                defaultValue={passkey.name}
                required
                maxLength={longestName}
              />
            </span>
          </div>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="btn btn-primary" disabled={rename.isPending}>
            {t("save")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
