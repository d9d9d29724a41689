import { Camera, FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, type DragEvent, useState } from "react";

type Props = { onFiles: (files: File[]) => void };

const ACCEPTED =
  "image/jpeg,image/png,image/heic,.heic,.heif,application/pdf,application/dicom,.dcm,text/plain";

/** Where files are dropped, chosen, or photographed. */
export function DropZone({ onFiles }: Props) {
  const t = useTranslations("documents");
  const [over, setOver] = useState(false);
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(event.target.files ?? [])]);
    event.target.value = ""; // the same file can be chosen again
  };
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons inside are the first
    <div
      className={`drop ${over ? "is-over" : ""}`}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <p className="ink-2">{t("dropHere")}</p>
      <p className="row row-wrap g-8">
        <label className="btn file">
          <FileUp className="i" aria-hidden="true" />
          {t("choose")}
          <input
            className="sr"
            type="file"
            multiple
            accept={ACCEPTED}
            data-first
            onChange={chosen}
          />
        </label>
        <label className="btn file drop-camera">
          <Camera className="i" aria-hidden="true" />
          {t("photograph")}
          <input
            className="sr"
            type="file"
            accept="image/jpeg"
            capture="environment"
            onChange={chosen}
          />
        </label>
      </p>
      <p className="help">{t("accepted")}</p>
    </div>
  );
}
