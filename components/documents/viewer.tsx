"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Fault } from "@/components/ui/fault";
import { whyOf } from "@/lib/browser/api";
import type { ChartFile } from "@/lib/domain/documents/schema";
import { PictureView } from "./picture-view";
import { linkTo } from "./queries";
import { TextView } from "./text-view";

// Half a megabyte, for whoever opens a PDF.
const PdfView = lazy(() => import("./pdf-view").then(({ PdfView: view }) => ({ default: view })));

// For whoever opens a picture of a scanner.
const DicomView = lazy(() =>
  import("./dicom-view").then(({ DicomView: view }) => ({ default: view })),
);

type Props = { patientId: string; file: ChartFile; onClose: () => void };

/** Shows a file in the page; nothing in it runs. */
export function Viewer({ patientId, file, onClose }: Props) {
  const t = useTranslations("documents");
  const [address, setAddress] = useState<string>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let wanted = true;
    linkTo(patientId, file.id, "view").then(
      (found) => wanted && setAddress(found),
      (failure) => wanted && setError(failure),
    );
    return () => {
      wanted = false;
    };
  }, [patientId, file.id]);
  const failed = () => setError(new TypeError("not shown"));
  return (
    <Dialog title={file.title} subtitle={file.name} closeLabel={t("close")} onClose={onClose}>
      <div className="viewer">
        {error !== undefined && <Fault>{whyOf(error, t("notShown"))}</Fault>}
        {!address && error === undefined && <Wait />}
        {address && error === undefined && (
          <Suspense fallback={<Wait />}>
            <Shown file={file} address={address} onFailed={failed} />
          </Suspense>
        )}
      </div>
    </Dialog>
  );
}

function Wait() {
  const t = useTranslations("documents");
  return (
    <p className="ink-2" role="status">
      {t("opening")}
    </p>
  );
}

type ShownProps = { file: ChartFile; address: string; onFailed: () => void };

function Shown({ file, address, onFailed }: ShownProps) {
  const { contentType, title } = file;
  if (contentType === "application/pdf")
    return <PdfView address={address} title={title} onFailed={onFailed} />;
  if (contentType === "application/dicom")
    return <DicomView address={address} title={title} onFailed={onFailed} />;
  if (contentType?.startsWith("text/")) return <TextView address={address} onFailed={onFailed} />;
  return <PictureView address={address} title={title} onFailed={onFailed} />;
}
