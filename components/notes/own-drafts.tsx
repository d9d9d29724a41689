import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMoment } from "@/lib/browser/format";
import type { OwnDraft } from "@/lib/domain/notes/schema";

/** Notes that wait for their author's signature. */
export function OwnDrafts({ drafts, timeZone }: { drafts: OwnDraft[]; timeZone: string }) {
  const t = useTranslations("notes");
  const moment = useMoment(timeZone);
  if (drafts.length === 0) return null;
  return (
    <section className="sec own-drafts" aria-labelledby="own-drafts">
      <div className="sec-head">
        <h2 id="own-drafts">{t("toSign")}</h2>
        <span className="count">{drafts.length}</span>
      </div>
      <ul className="list">
        {drafts.map(({ id, patient, editedAt }) => (
          <li key={id} className="kv">
            <Link className="grow" href={`/patients/${patient.id}/notes/${id}`} prefetch={false}>
              {patient.name}
            </Link>
            <span className="ink-3 kv-end">{moment(editedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
