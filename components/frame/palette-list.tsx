import { Command } from "cmdk";
import { HeartPulse, NotebookPen, UserRound, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useAge } from "@/lib/browser/format";
import { opensCharts } from "@/lib/domain/identity/parts";
import type { Me } from "@/lib/domain/identity/schema";
import type { PatientSummary } from "@/lib/domain/patients/schema";
import type { wishOf } from "./palette-queries";
import { besidesOf, placesOf } from "./places";

type Props = {
  me: Me;
  typed: string;
  wish: ReturnType<typeof wishOf>;
  patients: PatientSummary[];
  places: {
    chart: (patient: PatientSummary) => string;
    vitals: (id: string) => string;
    list: string;
  };
  onGo: (href: string) => void;
};

/** What was found, by kind: patients, what can be done with the best of them, pages. */
export function PaletteList({ me, typed, wish, patients, places, onGo }: Props) {
  const t = useTranslations("palette");
  const frame = useTranslations("frame");
  const { chart, vitals, list } = places;
  const charts = opensCharts(me.role);
  const [best] = patients;
  const pages = [...placesOf(me.role, me.user.platformAdmin), ...besidesOf(me.role)].filter(
    ({ name }) => matches(frame(name), typed),
  );
  return (
    <Command.List className="palette-list">
      {charts && wish.recording && patients.length > 0 && (
        <Group heading={t("actions")}>
          {patients.map((patient) => (
            <Row
              key={patient.id}
              value={`record ${patient.id}`}
              onSelect={() => onGo(vitals(patient.id))}
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
            <PatientRow key={patient.id} patient={patient} onSelect={() => onGo(chart(patient))} />
          ))}
        </Group>
      )}
      {charts && !wish.recording && wish.name && best && (
        <Group heading={t("actionsWith", { name: best.name })}>
          <Row value={`record ${best.id}`} onSelect={() => onGo(vitals(best.id))}>
            <HeartPulse className="i" aria-hidden="true" />
            <span className="grow">{t("record")}</span>
            <kbd>V</kbd>
          </Row>
          <Row value={`note ${best.id}`} onSelect={() => onGo(`${chart(best)}/notes`)}>
            <NotebookPen className="i" aria-hidden="true" />
            <span className="grow">{t("note")}</span>
            <kbd>N</kbd>
          </Row>
        </Group>
      )}
      <Group heading={t("pages")}>
        {wish.name && (
          <Row value="search" onSelect={() => onGo(list)}>
            <Users className="i" aria-hidden="true" />
            {t("searchFor", { q: wish.name })}
          </Row>
        )}
        {pages.map(({ name, href, icon: Icon }) => (
          <Row key={name} value={`page ${name}`} onSelect={() => onGo(href)}>
            <Icon className="i" aria-hidden="true" />
            {frame(name)}
          </Row>
        ))}
      </Group>
    </Command.List>
  );
}

const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
const matches = (label: string, typed: string) => plain(label).includes(plain(typed.trim()));

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group heading={<span className="palette-group">{heading}</span>}>
      {children}
    </Command.Group>
  );
}

type RowProps = { value: string; onSelect: () => void; children: ReactNode };

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
