import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";

type Props = {
  /** From 1. */
  page: number;
  pages: number;
  /** Which of how many. */
  words: string;
  onStep: (step: number) => void;
};

/** Goes from page to page of what is looked at. */
export function PageSteps({ page, pages, words, onStep }: Props) {
  const t = useTranslations("documents");
  return (
    <span className="row g-8">
      <button type="button" className="btn btn-sm" disabled={page === 1} onClick={() => onStep(-1)}>
        <ChevronLeft className="i" aria-hidden="true" />
        <span className="sr">{t("pageBefore")}</span>
      </button>
      <span role="status">{words}</span>
      <button
        type="button"
        className="btn btn-sm"
        disabled={page === pages}
        onClick={() => onStep(1)}
      >
        <ChevronRight className="i" aria-hidden="true" />
        <span className="sr">{t("pageAfter")}</span>
      </button>
    </span>
  );
}
