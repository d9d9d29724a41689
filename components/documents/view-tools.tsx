import { RotateCw, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { useFileWords } from "./words";

const STEP = 1.25;
const LEAST = 0.25;
const MOST = 8;

type Props = {
  zoom: number;
  onZoom: (zoom: number) => void;
  onTurn?: () => void;
  /** More buttons: a PDF's pages. */
  pages?: ReactNode;
  onPage?: (step: number) => void;
  children: ReactNode;
};

/** What is looked at with its tools; by keyboard + and −, 0, R, and the keys of pages. */
export function ViewTools({ zoom, onZoom, onTurn, pages, onPage, children }: Props) {
  const t = useTranslations("documents");
  const words = useFileWords();
  const to = (next: number) => onZoom(Math.min(MOST, Math.max(LEAST, next)));
  const acts: Record<string, (() => void) | undefined> = {
    "+": () => to(zoom * STEP),
    "-": () => to(zoom / STEP),
    "0": () => to(1),
    r: onTurn,
    PageDown: onPage && (() => onPage(1)),
    PageUp: onPage && (() => onPage(-1)),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys beside the buttons that do the same
    <div className="contents" onKeyDown={onKeyDown}>
      <div className="row row-wrap g-8 viewer-tools">
        <button type="button" className="btn btn-sm" onClick={acts["-"]}>
          <ZoomOut className="i" aria-hidden="true" />
          <span className="sr">{t("smaller")}</span>
        </button>
        <button type="button" className="btn btn-sm" onClick={acts["0"]} title={t("wholeWidth")}>
          {words.percent(zoom)}
        </button>
        <button type="button" className="btn btn-sm" onClick={acts["+"]}>
          <ZoomIn className="i" aria-hidden="true" />
          <span className="sr">{t("larger")}</span>
        </button>
        {onTurn && (
          <button type="button" className="btn btn-sm" onClick={onTurn}>
            <RotateCw className="i" aria-hidden="true" />
            {t("turn")}
          </button>
        )}
        {pages}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="viewer-space" tabIndex={0} aria-label={t("shown")}>
        {children}
      </section>
    </div>
  );
}
