import { Plus, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Brand } from "@/components/frame/brand";
import { NewThreadForm } from "@/components/messages/new-thread-form";
import { NotForEmergencies } from "@/components/messages/not-for-emergencies";
import { MedicineLines } from "@/components/own-record/medicine-lines";
import { LatestRow } from "@/components/vitals/latest-row";
import { RecordDialog } from "@/components/vitals/record-dialog";
import { ReferencesOf } from "@/components/vitals/references";
import { useMoment } from "@/lib/browser/format";
import type { Copy } from "@/lib/browser/keep-copy";
import { browserZone } from "@/lib/browser/zone";
import { densityOf } from "@/lib/domain/identity/parts";
import { OfflineSummaries } from "./offline-summaries";
import { useWaiting } from "./use-waiting";
import { WaitingList } from "./waiting-list";

/** What a patient reads and writes without a connection. */
export function OfflineCopy({ copy: { me, record, keptAt } }: { copy: Copy }) {
  const t = useTranslations("offline");
  const timeZone = me.user.timeZone ?? browserZone();
  const moment = useMoment(timeZone);
  const [sent, setSent] = useState(0);
  const waiting = useWaiting(me.user.id, (count) => setSent((before) => before + count));
  const { patient, emergencyNumber, answerDays } = record;
  const own = () => ({ patientId: patient.id, typedAt: Date.now() });
  return (
    <ReferencesOf value={record.references}>
      <div className="patient" data-density={densityOf(me)}>
        <header className="p-top">
          <Brand name={me.clinic.name} />
        </header>
        <Connection sent={sent} />
        <main className="p-main" id="content">
          <div>
            <h1 className="t-22 hello">{patient.name}</h1>
            <p className="ink-2">{t("asOf", { when: moment(new Date(keptAt).toISOString()) })}</p>
          </div>
          {waiting.items.length > 0 && (
            <WaitingList
              items={waiting.items}
              timeZone={timeZone}
              onAgain={(key) => void waiting.send(key)}
              onDrop={(key) => void waiting.drop(key)}
            />
          )}
          <section className="sec">
            <div className="sec-head">
              <h2>{t("signsTitle")}</h2>
            </div>
            {record.latest.length === 0 && <p className="ink-2 py-3">{t("noSigns")}</p>}
            <ul className="list">
              {record.latest.map((point) => (
                <LatestRow key={point.id} point={point} timeZone={timeZone} />
              ))}
            </ul>
          </section>
          {record.records && (
            <RecordLater
              {...{ patient, timeZone, userId: me.user.id }}
              later={(input, key) => waiting.keep({ ...own(), key, kind: "vitals", input })}
            />
          )}
          <section className="sec">
            <div className="sec-head">
              <h2>{t("medicines")}</h2>
            </div>
            {record.medicines.length === 0 && <p className="ink-2 py-3">{t("noMedicines")}</p>}
            <MedicineLines medicines={record.medicines} timeZone={timeZone} />
          </section>
          <OfflineSummaries summaries={record.summaries} timeZone={timeZone} />
          <section className="sec stack g-16">
            <div className="sec-head">
              <h2>{t("message")}</h2>
            </div>
            <NotForEmergencies answerDays={answerDays} emergencyNumber={emergencyNumber} />
            <NewThreadForm
              {...{ patientId: patient.id, userId: me.user.id, team: [], emergencyNumber }}
              {...{ place: "/messages", timeZone, home: true }}
              later={(input, key) => waiting.keep({ ...own(), key, kind: "thread", input })}
            />
          </section>
        </main>
      </div>
    </ReferencesOf>
  );
}

/** Whether there is a connection, and what became of what waited. */
function Connection({ sent }: { sent: number }) {
  const t = useTranslations("offline");
  const [online, setOnline] = useState(false);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    look();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return (
    <div role="status">
      <p className="offline">
        {!online && <WifiOff className="i" aria-hidden="true" />}
        <span>
          {t(online ? "back" : "away")} {sent > 0 && t("sent", { count: sent })}{" "}
          {online && (
            <a className="link" href="/home">
              {t("home")}
            </a>
          )}
        </span>
      </p>
    </div>
  );
}

function RecordLater(
  props: Pick<
    React.ComponentProps<typeof RecordDialog>,
    "patient" | "timeZone" | "userId" | "later"
  >,
) {
  const t = useTranslations("vitals");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn btn-primary btn-block" onClick={() => setOpen(true)}>
        <Plus className="i" aria-hidden="true" />
        {t("recordHome")}
      </button>
      {open && <RecordDialog {...props} home onClose={() => setOpen(false)} />}
    </>
  );
}
