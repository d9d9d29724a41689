import { useLocale, useTranslations } from "next-intl";
import { type PointerEvent, useState } from "react";
import { CT_WINDOWS, type DicomImage, type Window } from "@/lib/browser/dicom";
import { partialDate } from "@/lib/platform/i18n/written-day";
import { PageSteps } from "./page-steps";
import { useDicom, useDrawn } from "./use-dicom";
import { ViewTools } from "./view-tools";

type Props = { address: string; title: string; onFailed: () => void };

/** Pictures of a scanner, in the window that their reader chooses. */
export function DicomView({ address, title, onFailed }: Props) {
  const t = useTranslations("documents");
  const { image, undrawable } = useDicom(address, onFailed);
  if (undrawable) return <p className="ink-2">{t("dicom.undrawable")}</p>;
  if (image) return <Pictures image={image} title={title} />;
  return (
    <p className="ink-2" role="status">
      {t("opening")}
    </p>
  );
}

const COLOURS: Window = { center: 128, width: 256 };

function Pictures({ image, title }: { image: DicomImage; title: string }) {
  const t = useTranslations("documents");
  const [frame, setFrame] = useState(0);
  const [zoom, setZoom] = useState(1);
  const [window, setWindow] = useState(image.window ?? COLOURS);
  const canvas = useDrawn(image, frame, window);
  const { frames } = image;
  const turnTo = (step: number) =>
    setFrame((before) => Math.min(frames - 1, Math.max(0, before + step)));
  // As on a reading station: sideways the width, up and down the center.
  const drag = (event: PointerEvent) => {
    if (!image.window || event.buttons !== 1) return;
    setWindow(({ center, width }) => ({
      center: center - event.movementY * Math.max(1, width / 200),
      width: Math.max(1, width + event.movementX * Math.max(1, width / 200)),
    }));
  };
  const pages = frames > 1 && (
    <PageSteps
      page={frame + 1}
      pages={frames}
      words={t("dicom.picture", { page: frame + 1, pages: frames })}
      onStep={turnTo}
    />
  );
  return (
    <>
      <Whose image={image} />
      {image.window && <WindowTools image={image} window={window} onWindow={setWindow} />}
      <ViewTools zoom={zoom} onZoom={setZoom} pages={pages} onPage={turnTo}>
        <canvas
          ref={canvas}
          className="viewer-picture viewer-dicom"
          role="img"
          aria-label={title}
          style={{ width: `${zoom * 100}%` }}
          onPointerMove={drag}
        />
      </ViewTools>
    </>
  );
}

/** Whose picture the file says it is: it may have come into the wrong chart. */
function Whose({ image: { patientName, birthDate, takenOn, modality } }: { image: DicomImage }) {
  const t = useTranslations("documents.dicom");
  const locale = useLocale();
  const day = (date: string) => date && partialDate(date, locale);
  const said = [patientName, day(birthDate)].filter(Boolean).join(", ");
  const taken = [modality, day(takenOn)].filter(Boolean).join(", ");
  return (
    <p className="t-14 ink-2">
      {said ? t("says", { who: said }) : t("nobody")} {taken}
    </p>
  );
}

type ToolsProps = { image: DicomImage; window: Window; onWindow: (window: Window) => void };

function WindowTools({ image, window, onWindow }: ToolsProps) {
  const t = useTranslations("documents.dicom");
  const own = image.window ?? window;
  // Wide enough for every preset and for what the file itself asks.
  const reach = Math.max(2000, own.width * 2, Math.abs(own.center) * 2);
  return (
    <div className="row row-wrap g-16 t-14">
      <label className="row g-8">
        {t("center")}
        <input
          type="range"
          min={-reach}
          max={reach}
          value={Math.round(window.center)}
          onChange={({ target }) => onWindow({ ...window, center: target.valueAsNumber })}
        />
        <output>{Math.round(window.center)}</output>
      </label>
      <label className="row g-8">
        {t("width")}
        <input
          type="range"
          min={1}
          max={reach * 2}
          value={Math.round(window.width)}
          onChange={({ target }) => onWindow({ ...window, width: target.valueAsNumber })}
        />
        <output>{Math.round(window.width)}</output>
      </label>
      <span className="row row-wrap g-8">
        <button type="button" className="btn btn-sm" onClick={() => onWindow(own)}>
          {t("own")}
        </button>
        {image.modality === "CT" &&
          (Object.keys(CT_WINDOWS) as (keyof typeof CT_WINDOWS)[]).map((name) => (
            <button
              key={name}
              type="button"
              className="btn btn-sm"
              onClick={() => onWindow(CT_WINDOWS[name])}
            >
              {t(`windows.${name}`)}
            </button>
          ))}
      </span>
    </div>
  );
}
