import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Caregiver } from "@/lib/domain/caregivers/schema";
import { Caregivers } from "./caregivers";

type Props = { patientId: string; first: Caregiver[]; timeZone: string };

/** "Who may act for me". */
export function CaregiversScreen(props: Props) {
  const t = useTranslations("caregivers");
  const more = useTranslations("more");
  return (
    <main className="p-main" id="content">
      <div>
        <Link className="link t-14" href="/more" prefetch={false}>
          {more("title")}
        </Link>
        <h1 className="t-22">{t("title")}</h1>
      </div>
      <p className="ink-2 prose">{t("sub")}</p>
      <Caregivers {...props} own />
    </main>
  );
}
