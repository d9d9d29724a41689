import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { whyOf } from "@/lib/browser/api";
import { sayFailed } from "@/lib/browser/say";
import type { ChartFile } from "@/lib/domain/documents/schema";
import { CheckButton, EditButton } from "./edit-button";
import { GoOn } from "./go-on";
import { linkTo, useDropFile, useEditFile } from "./queries";

const SHOWN_HERE = /^(image\/(jpeg|png)|application\/(pdf|dicom)|text\/plain)/;
/** Whether a file can be looked at in the page. */
export const isShownHere = ({ contentType }: ChartFile) => SHOWN_HERE.test(contentType ?? "");

type Props = { patientId: string; file: ChartFile; keeps: boolean; onOpen: () => void };

/** What can be done with a file as it is now. */
export function FileActs(props: Props) {
  const { patientId, file, keeps } = props;
  if (file.state === "clean") return <KeptActs {...props} />;
  if (file.state === "scanning" || file.state === "unchecked")
    return (
      <span className="file-acts">
        {file.state === "unchecked" && <CheckButton patientId={patientId} file={file} />}
        {(keeps || file.mine) && <EditButton patientId={patientId} file={file} />}
      </span>
    );
  if (!file.mine) return null;
  return (
    <span className="file-acts">
      {file.state === "uploading" && <GoOn patientId={patientId} file={file} />}
      <DropButton patientId={patientId} file={file} />
    </span>
  );
}

function DropButton({ patientId, file }: Pick<Props, "patientId" | "file">) {
  const t = useTranslations("documents");
  const drop = useDropFile(patientId);
  return (
    <button
      type="button"
      className="btn btn-sm"
      disabled={drop.isPending}
      onClick={() =>
        drop.mutate(file.id, { onError: (error) => sayFailed(whyOf(error, t("offline"))) })
      }
    >
      {t(file.state === "rejected" ? "takeOff" : "giveUp")}
    </button>
  );
}

function KeptActs({ patientId, file, keeps, onOpen }: Props) {
  const t = useTranslations("documents");
  const edit = useEditFile(patientId);
  const [marking, setMarking] = useState(false);
  const failed = (error: unknown) => sayFailed(whyOf(error, t("offline")));
  const take = () =>
    linkTo(patientId, file.id, "copy").then((address) => window.location.assign(address), failed);
  const released = file.releasedAt !== null;
  const current = file.status === "current";
  return (
    <span className="file-acts">
      {isShownHere(file) && (
        <button type="button" className="btn btn-sm" onClick={onOpen}>
          {t("open")} <span className="sr">{file.title}</span>
        </button>
      )}
      <button type="button" className="btn btn-sm btn-ghost" onClick={() => void take()}>
        {t("download")} <span className="sr">{file.title}</span>
      </button>
      {(keeps || file.mine) && current && <EditButton patientId={patientId} file={file} />}
      {keeps && current && (
        <>
          {!file.byPatient && (
            <button
              type="button"
              className="btn btn-sm btn-ghost"
              disabled={edit.isPending}
              onClick={() =>
                edit.mutate({ file, input: { released: !released } }, { onError: failed })
              }
            >
              {t(released ? "hide" : "release")} <span className="sr">{file.title}</span>
            </button>
          )}
          <button
            type="button"
            className="btn btn-sm btn-ghost"
            onClick={() => {
              edit.reset();
              setMarking(true);
            }}
          >
            {t("markWrong")} <span className="sr">{file.title}</span>
          </button>
        </>
      )}
      {marking && (
        <ReasonDialog
          title={t("markTitle")}
          subtitle={file.title}
          reason={{ label: t("reason"), needed: t("reasonNeeded"), help: t("markHelp") }}
          submit={t("markWrong")}
          danger
          sending={edit.isPending}
          error={edit.error}
          onSend={(statusReason) =>
            edit.mutate(
              { file, input: { status: "entered-in-error", statusReason } },
              { onSuccess: () => setMarking(false) },
            )
          }
          onClose={() => setMarking(false)}
        />
      )}
    </span>
  );
}
