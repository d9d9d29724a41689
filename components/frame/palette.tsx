"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { opensCharts } from "@/lib/domain/identity/parts";
import type { Me } from "@/lib/domain/identity/schema";
import type { PatientSummary } from "@/lib/domain/patients/schema";
import { PaletteList } from "./palette-list";
import { useFound, wishOf } from "./palette-queries";

type Props = { me: Me; onClose: () => void };

/** Patients, what can be done with them, and pages, by typing; recent patients while nothing is typed. */
export function Palette({ me, onClose }: Props) {
  const t = useTranslations("palette");
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const wish = wishOf(typed);
  const charts = opensCharts(me.role);
  const { patients, searching } = useFound(wish.name, charts);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    input.current?.focus(); // the browser would choose the list's frame
  }, []);
  const first = patients[0]?.id;
  const [chosen, setChosen] = useState("");
  // The best hit is what Enter opens, also when it arrives after the typing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: chosen anew when an answer arrives, were it the same
  useEffect(() => {
    if (first) setChosen(`${wish.recording ? "record" : "patient"} ${first}`);
    else setChosen(wish.name ? "search" : "page today");
  }, [first, wish.recording, wish.name, searching]);
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  const vitals = (id: string) => `/patients/${id}/vitals?record=1`;
  const chart = (patient: PatientSummary) =>
    charts ? `/patients/${patient.id}` : `/patients?q=${encodeURIComponent(patient.mrn)}`;
  const list = `/patients?q=${encodeURIComponent(wish.name)}`;
  // Enter before the answer opens the answer's best hit, never somebody who stood there before.
  const [entered, setEntered] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the end of a search that Enter waits for
  useEffect(() => {
    const [best] = patients;
    if (entered && !searching) go(best ? (wish.recording ? vitals(best.id) : chart(best)) : list);
  }, [entered, searching]);
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t("label")}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}
    >
      <Command
        shouldFilter={false}
        label={t("label")}
        loop
        value={searching ? "" : chosen}
        onValueChange={setChosen}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !searching) return;
          event.preventDefault();
          setEntered(true);
        }}
      >
        <div className="palette-in">
          <Search className="i i-20" aria-hidden="true" />
          <Command.Input
            ref={input}
            value={typed}
            onValueChange={setTyped}
            placeholder={t("label")}
            maxLength={200}
          />
          <kbd>Esc</kbd>
        </div>
        <PaletteList
          me={me}
          typed={typed}
          wish={wish}
          patients={patients}
          places={{ chart, vitals, list }}
          onGo={go}
        />
        <p className="sr" role="status">
          {searching ? t("searching") : t("found", { count: patients.length })}
        </p>
        <Foot />
      </Command>
    </dialog>
  );
}

function Foot() {
  const t = useTranslations("palette");
  return (
    <footer className="palette-foot" aria-hidden="true">
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t("move")}
      </span>
      <span>
        <kbd>↵</kbd> {t("open")}
      </span>
      <span className="end">{t("hint")}</span>
    </footer>
  );
}
