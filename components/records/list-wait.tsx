import { useTranslations } from "next-intl";
import { SkeletonRows } from "@/components/ui/skeleton";

const ROWS = 8;

/** A list of the record that is on its way, as high as its title and first rows will be. */
export function ListWait() {
  const t = useTranslations("records");
  return (
    <main className="sheet" id="content" aria-busy="true">
      <p className="sr" role="status">
        {t("loading")}
      </p>
      <div className="sheet-head">
        <span className="sk" style={{ width: 140 }} />
      </div>
      <div aria-hidden="true">
        <SkeletonRows count={ROWS} />
      </div>
    </main>
  );
}
