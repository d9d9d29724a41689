import { useTranslations } from "next-intl";
import { useMoment } from "@/lib/browser/format";
import type { Waiting } from "@/lib/browser/waiting";

type Props = {
  items: readonly Waiting[];
  timeZone: string;
  onAgain: (key: string) => void;
  onDrop: (key: string) => void;
};

/** What was written without a connection and isn't at the clinic yet; what was refused says why. */
export function WaitingList({ items, timeZone, onAgain, onDrop }: Props) {
  const t = useTranslations("offline");
  return (
    <section className="sec" aria-labelledby="waiting">
      <div className="sec-head">
        <h2 id="waiting">{t("waiting")}</h2>
      </div>
      <ul className="list">
        {items.map((one) => (
          <Line key={one.key} one={one} {...{ timeZone, onAgain, onDrop }} />
        ))}
      </ul>
    </section>
  );
}

function Line({ one, timeZone, onAgain, onDrop }: Omit<Props, "items"> & { one: Waiting }) {
  const t = useTranslations("offline");
  const moment = useMoment(timeZone);
  const what =
    one.kind === "vitals" ? t("signs", { count: one.input.readings.length }) : one.input.subject;
  const at = one.kind === "vitals" ? Date.parse(one.input.recordedAt) : one.typedAt;
  const stands = one.why ? t("refused", { why: one.why }) : t(one.unsure ? "unsure" : "willBeSent");
  return (
    <li className="py-3 stack g-4">
      <p className="med">{what}</p>
      <p className="t-14 ink-3">{moment(new Date(at).toISOString())}</p>
      <p className="t-14 ink-2">{stands}</p>
      <p className="row row-wrap g-8">
        {(one.why || one.unsure) && (
          <button type="button" className="btn" onClick={() => onAgain(one.key)}>
            {t("again")}
          </button>
        )}
        <button type="button" className="btn btn-ghost" onClick={() => onDrop(one.key)}>
          {t("drop")}
        </button>
      </p>
    </li>
  );
}
