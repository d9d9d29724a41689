import { useTranslations } from "next-intl";
import { SkeletonRows } from "@/components/ui/skeleton";

/** The summary on its way, as high as a usual one: signs, two lists, the timeline. */
export function OverviewWait() {
  const t = useTranslations("overview");
  const head = (
    <div className="sec-head">
      <span className="sk" style={{ width: 120 }} />
    </div>
  );
  const list = (rows: number) => (
    <div>
      {head}
      <SkeletonRows count={rows} />
    </div>
  );
  return (
    <main className="ov" id="content" aria-busy="true">
      <p className="sr" role="status">
        {t("loading")}
      </p>
      <div className="ov-main" aria-hidden="true">
        {list(8)}
        <div className="two">
          {list(4)}
          {list(4)}
        </div>
      </div>
      <div aria-hidden="true">{list(10)}</div>
    </main>
  );
}
