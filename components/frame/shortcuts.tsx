"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type KeyedPlace, useKeys } from "@/lib/browser/keys";

const KeysDialog = dynamic(() => import("./keys-dialog").then((module) => module.KeysDialog));

/** Single keys that go from page to page, and the list of all of them by "?". */
export function Shortcuts({ places }: { places: readonly KeyedPlace[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  useKeys({
    "?": () => setOpen(true),
    ...Object.fromEntries(places.map(({ key, href }) => [`g ${key}`, () => router.push(href)])),
  });
  return open ? <KeysDialog places={places} onClose={() => setOpen(false)} /> : null;
}
