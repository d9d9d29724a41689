"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Me } from "@/lib/domain/identity/schema";
import { onOpenPalette } from "./palette-event";

const SETTLED_MS = 2000;
const load = () => import("./palette").then((module) => module.Palette);
const Palette = dynamic(load, { ssr: false });

/** The field that opens the search of patients, pages and actions; so does Ctrl K or ⌘ K from anywhere. */
export function StaffSearch({ me }: { me: Me }) {
  const t = useTranslations("palette");
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", onKey);
    // Fetched once the page has settled: whoever presses Ctrl K types on at once.
    const idle = setTimeout(() => void load(), SETTLED_MS);
    const end = onOpenPalette(() => setOpen(true));
    return () => {
      window.removeEventListener("keydown", onKey);
      clearTimeout(idle);
      end();
    };
  }, []);
  return (
    <>
      <button type="button" className="search-btn" onClick={() => setOpen(true)}>
        <Search className="i" aria-hidden="true" />
        <span>{t("label")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {open && <Palette me={me} onClose={() => setOpen(false)} />}
    </>
  );
}
