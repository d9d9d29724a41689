"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { type KeyedPlace, keysAreOn, switchKeys } from "@/lib/browser/keys";

type Props = { places: readonly KeyedPlace[]; onClose: () => void };

/** Every key that does something, and the switch for who needs single keys for something else. */
export function KeysDialog({ places, onClose }: Props) {
  const t = useTranslations("keys");
  const frame = useTranslations("frame");
  const [on, setOn] = useState(keysAreOn);
  const rows = [
    [["Ctrl", "K"], t("search")] as const,
    ...places.map(
      ({ key, name }) =>
        [["G", key.toUpperCase()], t("go", { place: frame(name as never) })] as const,
    ),
    [["V"], t("vitals")] as const,
    [["/"], t("filter")] as const,
    [["↑", "↓"], t("move")] as const,
    [["↵"], t("open")] as const,
    [["Esc"], t("close")] as const,
    [["?"], t("list")] as const,
  ];
  return (
    <Dialog title={t("title")} closeLabel={t("closeDialog")} onClose={onClose}>
      <div className="dialog-body stack g-16">
        <dl className="keys">
          {rows.map(([keys, words]) => (
            <div key={words} className="row">
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <label className="row">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              switchKeys(event.target.checked);
              setOn(event.target.checked);
            }}
          />
          {t("on")}
        </label>
      </div>
    </Dialog>
  );
}
