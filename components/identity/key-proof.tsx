import { useTranslations } from "next-intl";
import type { Factor } from "@/lib/domain/identity/factor-schema";
import { PasskeyButton } from "./passkey-button";

type Props = {
  factor: Factor | undefined;
  next: () => Promise<string | undefined>;
  onLost?: () => void;
};

/** The way to show who one is by a key, for who has one. */
export function KeyProof({ factor, next, onLost }: Props) {
  const t = useTranslations("passkey");
  if (!factor?.passkeys) return null;
  return (
    <PasskeyButton
      label={t("use")}
      act={(device) => device.proveByKey()}
      next={next}
      onLost={onLost}
    />
  );
}
