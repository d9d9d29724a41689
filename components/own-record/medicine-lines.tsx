import { useTranslations } from "next-intl";
import { useRecordWords } from "@/components/records/words";
import type { OwnHome } from "@/lib/domain/overview/schema";

type Props = Pick<OwnHome, "medicines"> & { timeZone: string };

/** Medicines with their dose, and until when. */
export function MedicineLines({ medicines, timeZone }: Props) {
  const t = useTranslations("ownRecord");
  const words = useRecordWords(timeZone);
  return (
    <ul className="list">
      {medicines.map((row) => (
        <li key={row.id} className="py-3">
          <p className="med">{words.name(row)}</p>
          {row.dosage && <p className="ink-2">{row.dosage}</p>}
          {row.ended && <p className="t-14 ink-3">{t("until", { date: words.date(row.ended) })}</p>}
        </li>
      ))}
    </ul>
  );
}
