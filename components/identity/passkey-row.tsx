import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Setting } from "@/components/ui/setting";
import { useMoment } from "@/lib/browser/format";
import type { Passkey } from "@/lib/domain/identity/passkey-schema";

const RenameKeyDialog = dynamic(() =>
  import("./rename-key-dialog").then((module) => module.RenameKeyDialog),
);
const RemoveKeyDialog = dynamic(() =>
  import("./remove-key-dialog").then((module) => module.RemoveKeyDialog),
);

type Props = { passkey: Passkey; longestName: number; timeZone: string };

/** One key: its name, when it was added and last used, and what can be done with it. */
export function PasskeyRow({ passkey, longestName, timeZone }: Props) {
  const t = useTranslations("passkey");
  const moment = useMoment(timeZone);
  const [does, setDoes] = useState<"rename" | "remove">();
  const { name, createdAt, lastUsedAt } = passkey;
  const added = moment(createdAt);
  const facts = lastUsedAt
    ? t("used", { added, used: moment(lastUsedAt) })
    : t("neverUsed", { added });
  const close = () => setDoes(undefined);
  return (
    <Setting label={name} help={facts}>
      <div className="row wrap">
        <button
          type="button"
          className="btn"
          aria-label={t("renameOne", { name })}
          onClick={() => setDoes("rename")}
        >
          {t("rename")}
        </button>
        <button
          type="button"
          className="btn"
          aria-label={t("removeOne", { name })}
          onClick={() => setDoes("remove")}
        >
          {t("remove")}
        </button>
      </div>
      {does === "rename" && (
        <RenameKeyDialog passkey={passkey} longestName={longestName} onClose={close} />
      )}
      {does === "remove" && <RemoveKeyDialog passkey={passkey} onClose={close} />}
    </Setting>
  );
}
