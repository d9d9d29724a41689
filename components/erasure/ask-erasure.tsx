import { useTranslations } from "next-intl";
import { useState } from "react";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import { useErasureAct } from "./queries";

/** Asks for the account to be erased, or takes it back while it waits. */
export function AskErasure({ waits }: { waits: boolean }) {
  const t = useTranslations("erasure");
  const act = useErasureAct();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const send = () =>
    act.mutate({ asks: !waits, key }, { onSettled: () => setKey(crypto.randomUUID()) });
  return (
    <div className="stack g-8">
      <Fault>{act.error ? whyOf(act.error, t("offline")) : undefined}</Fault>
      {!waits && <p className="ink-2">{t("askHelp")}</p>}
      <p>
        <button
          type="button"
          className={waits ? "btn" : "btn btn-danger"}
          disabled={act.isPending}
          aria-busy={act.isPending}
          onClick={send}
        >
          {t(waits ? "withdraw" : "ask")}
        </button>
      </p>
    </div>
  );
}
