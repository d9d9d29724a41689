"use client";

import { useTranslations } from "next-intl";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import type { DownloadPage } from "@/lib/domain/downloads/schema";
import { DownloadRow } from "./download-row";
import { useDownloads } from "./queries";

type Props = {
  first: DownloadPage;
  timeZone: string;
  /** A patient's own. */
  home: boolean;
};

/** What one asked to take away: how far it is, the file while it is kept, asking again. */
export function DownloadsScreen({ first, timeZone, home }: Props) {
  const t = useTranslations("downloads");
  const query = useDownloads(first);
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <main className={home ? "p-main" : "main"} id="content">
      <div>
        <h1 className="t-22">{t("title")}</h1>
        <p className="ink-2 prose pb-3">{t("help")}</p>
      </div>
      <ListFailed query={query}>{t("listFailed")}</ListFailed>
      {items.length === 0 ? (
        <section className="void">
          <h2 className="semi">{t("none")}</h2>
          <p className="ink-2">{t(home ? "noneHelpHome" : "noneHelp")}</p>
        </section>
      ) : (
        <ul className="list downloads">
          {items.map((one) => (
            <DownloadRow key={one.id} download={one} timeZone={timeZone} home={home} />
          ))}
        </ul>
      )}
      <ListMore query={query} />
    </main>
  );
}
