"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useDay } from "@/lib/browser/format";
import type { OwnErasure } from "@/lib/domain/erasure/schema";
import { AskErasure } from "./ask-erasure";
import { PlanView } from "./plan-view";
import { useOwnErasure } from "./queries";

type Props = { first: OwnErasure; timeZone: string };

/** One's own account: what erasing it would do, and asking for it or taking that back. */
export function ErasureScreen({ first, timeZone }: Props) {
  const t = useTranslations("erasure");
  const { data } = useOwnErasure(first);
  const { plan, staysIn, obstacle } = data;
  return (
    <main className={plan.role === "patient" ? "p-main" : "main"} id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("sub")}</p>
        </div>
      </div>
      <div className="sets own-account stack g-16">
        <Standing of={data} timeZone={timeZone} />
        <PlanView plan={plan} timeZone={timeZone} staysIn={staysIn} />
        {plan.hasChart && (
          <p>
            {t("export")}{" "}
            <Link className="link" href="/record" prefetch={false}>
              {t("toRecord")}
            </Link>
          </p>
        )}
        {obstacle ? (
          <p className="banner">{t(`obstacles.${obstacle}`)}</p>
        ) : (
          <AskErasure waits={waits(data)} />
        )}
        <Link className="link" href="/account" prefetch={false}>
          {t("back")}
        </Link>
      </div>
    </main>
  );
}

const waits = ({ request }: OwnErasure) => request !== null && request.outcome === null;

/** What came of having asked. */
function Standing({ of, timeZone }: { of: OwnErasure; timeZone: string }) {
  const t = useTranslations("erasure");
  const day = useDay(timeZone);
  const { request } = of;
  if (!request || request.outcome === "withdrawn") return null;
  const { askedAt, answerBy, reason } = request;
  return (
    <div className="banner stack g-8" role="status">
      {waits(of) ? (
        <p>{t("waits", { asked: day(askedAt), by: day(answerBy) })}</p>
      ) : (
        <>
          <p>{t("refused", { asked: day(askedAt) })}</p>
          <p className="prose break-words">{reason}</p>
        </>
      )}
    </div>
  );
}
