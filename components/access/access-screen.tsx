import { ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AccessPage, AccessQuery } from "@/lib/domain/audit/access-schema";
import { AccessLog } from "./access-log";

type Props = {
  patientId: string;
  userId: string;
  first: AccessPage;
  own: AccessQuery["own"];
  timeZone: string;
};

/** "Who has seen my record". */
export function AccessScreen(props: Props) {
  const t = useTranslations("access");
  const more = useTranslations("more");
  return (
    <main className="p-main" id="content">
      <div>
        <Link className="link t-14" href="/more" prefetch={false}>
          {more("title")}
        </Link>
        <h1 className="t-22">{t("title")}</h1>
      </div>
      <p className="banner">
        <ShieldCheck className="i i-20" aria-hidden="true" />
        <span>{t("sub")}</span>
      </p>
      <AccessLog key={props.own} {...props} />
    </main>
  );
}
