import { useTranslations } from "next-intl";
import { useState } from "react";
import { Fault } from "@/components/ui/fault";
import { api, whyOf } from "@/lib/browser/api";

type Props = { label: string /** What says where to go. */; path: string; body?: object };

/** Leaves for the provider. */
export function ProviderButton({ label, path, body }: Props) {
  const t = useTranslations("provider");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const leave = () => {
    setBusy(true);
    setFailure(undefined);
    api<{ address: string }>(path, { method: "POST", body }).then(
      ({ address }) => window.location.assign(address),
      (error) => {
        setFailure(whyOf(error, t("network")));
        setBusy(false);
      },
    );
  };
  return (
    <>
      <Fault>{failure}</Fault>
      <button
        type="button"
        className="btn btn-block"
        aria-busy={busy}
        disabled={busy}
        onClick={leave}
      >
        {label}
      </button>
    </>
  );
}
