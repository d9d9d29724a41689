import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageSteps } from "./page-steps";
import { usePdf, usePdfPage } from "./use-pdf";
import { ViewTools } from "./view-tools";

type Props = { address: string; title: string; onFailed: () => void };

/** A PDF, a page at a time: however many there are, one is drawn. Its words stand beside for who listens. */
export function PdfView({ address, title, onFailed }: Props) {
  const t = useTranslations("documents");
  const pdf = usePdf(address, onFailed);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const { canvas, words } = usePdfPage(pdf, page, zoom, onFailed);
  if (!pdf)
    return (
      <p className="ink-2" role="status">
        {t("opening")}
      </p>
    );
  const turnTo = (step: number) =>
    setPage((before) => Math.min(pdf.numPages, Math.max(1, before + step)));
  const pages = (
    <PageSteps
      page={page}
      pages={pdf.numPages}
      words={t("page", { page, pages: pdf.numPages })}
      onStep={turnTo}
    />
  );
  return (
    <ViewTools zoom={zoom} onZoom={setZoom} pages={pages} onPage={turnTo}>
      <canvas ref={canvas} className="viewer-page" role="img" aria-label={title} />
      <p className="sr">{words}</p>
    </ViewTools>
  );
}
