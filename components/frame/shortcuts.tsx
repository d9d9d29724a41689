"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { keysAreOn, switchKeys, useKeys } from "@/lib/browser/keys";
import type { Me } from "@/lib/domain/identity/schema";
import { placesOf } from "./places";

/** Single keys that go from page to page, and the list of all of them by "?". */
export function Shortcuts({ me }: { me: Me }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const places = placesOf(me.role, me.user.platformAdmin).filter(({ key }) => key !== undefined);
  useKeys({
    "?": () => setOpen(true),
    ...Object.fromEntries(places.map(({ key, href }) => [`g ${key}`, () => router.push(href)])),
  });
  return open ? <KeysDialog me={me} onClose={() => setOpen(false)} /> : null;
}

function KeysDialog({ me, onClose }: { me: Me; onClose: () => void }) {
  const t = useTranslations("keys");
  const frame = useTranslations("frame");
  const [on, setOn] = useState(keysAreOn);
  const places = placesOf(me.role, me.user.platformAdmin)
    .filter(({ key }) => key !== undefined)
    .map(
      ({ key, name }) =>
        [["G", key?.toUpperCase() ?? ""], t("go", { place: frame(name) })] as const,
    );
  const rows = [
    [["Ctrl", "K"], t("search")] as const,
    ...places,
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
