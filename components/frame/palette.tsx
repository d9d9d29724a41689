"use client";

import { Command } from "cmdk";
import { HeartPulse, Search, UserRound, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useAge } from "@/lib/browser/format";
import { type Me, opensCharts } from "@/lib/domain/identity/schema";
import type { PatientSummary } from "@/lib/domain/patients/schema";
import { useFound, wishOf } from "./palette-queries";
import { placesOf } from "./places";

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
        <Command.List className="palette-list">
          {charts && wish.recording && patients.length > 0 && (
            <Group heading={t("actions")}>
              {patients.map((patient) => (
                <Row
                  key={patient.id}
                  value={`record ${patient.id}`}
                  onSelect={() => go(vitals(patient.id))}
                >
                  <HeartPulse className="i" aria-hidden="true" />
                  {t("recordOf", { name: patient.name })}
                </Row>
              ))}
            </Group>
          )}
          {!wish.recording && patients.length > 0 && (
            <Group heading={t(wish.name ? "patients" : "recent")}>
              {patients.map((patient) => (
                <PatientRow
                  key={patient.id}
                  patient={patient}
                  onSelect={() => go(chart(patient))}
                />
              ))}
            </Group>
          )}
          {charts && !wish.recording && wish.name && patients[0] && (
            <Group heading={t("actionsWith", { name: patients[0].name })}>
              <Row value={`record ${first}`} onSelect={() => go(vitals(first ?? ""))}>
                <HeartPulse className="i" aria-hidden="true" />
                <span className="grow">{t("record")}</span>
                <kbd>V</kbd>
              </Row>
            </Group>
          )}
          <Group heading={t("pages")}>
            {wish.name && (
              <Row value="search" onSelect={() => go(list)}>
                <Users className="i" aria-hidden="true" />
                {t("searchFor", { q: wish.name })}
              </Row>
            )}
            <Pages me={me} typed={typed} go={go} />
          </Group>
        </Command.List>
        <p className="sr" role="status">
          {searching ? t("searching") : t("found", { count: patients.length })}
        </p>
        <Foot />
      </Command>
    </dialog>
  );
}

const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
const matches = (label: string, typed: string) => plain(label).includes(plain(typed.trim()));

function Group({ heading, children }: { heading: string; children: React.ReactNode }) {
  return (
    <Command.Group heading={<span className="palette-group">{heading}</span>}>
      {children}
    </Command.Group>
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

type PagesProps = { me: Me; typed: string; go: (href: string) => void };

function Pages({ me, typed, go }: PagesProps) {
  const t = useTranslations("frame");
  const pages = placesOf(me.role, me.user.platformAdmin);
  return pages
    .filter(({ name }) => matches(t(name), typed))
    .map(({ name, href, icon: Icon }) => (
      <Row key={name} value={`page ${name}`} onSelect={() => go(href)}>
        <Icon className="i" aria-hidden="true" />
        {t(name)}
      </Row>
    ));
}

type RowProps = { value: string; onSelect: () => void; children: React.ReactNode };

function Row({ value, onSelect, children }: RowProps) {
  return (
    <Command.Item className="palette-row" value={value} onSelect={onSelect}>
      {children}
    </Command.Item>
  );
}

function PatientRow({ patient, onSelect }: { patient: PatientSummary; onSelect: () => void }) {
  const age = useAge();
  const { id, name, birthDate, deceased, mrn } = patient;
  return (
    <Row value={`patient ${id}`} onSelect={onSelect}>
      <UserRound className="i" aria-hidden="true" />
      <span className="grow">
        <span className="med block">{name}</span>
        <span className="t-12 ink-3">
          {age(birthDate, deceased)}, {mrn}
        </span>
      </span>
    </Row>
  );
}
