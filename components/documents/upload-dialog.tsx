"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { DropZone } from "./drop-zone";
import { UploadRow } from "./upload-row";
import type { useUploads } from "./use-uploads";

type Props = { uploads: ReturnType<typeof useUploads>; onClose: () => void };

/** Chooses files, says what they are and sends them; closed while it sends, it goes on. */
export function UploadDialog({ uploads, onClose }: Props) {
  const t = useTranslations("documents");
  const { uploads: all, busy, choose, send, drop, say } = uploads;
  const toSend = all.filter(
    ({ state, refused }) => !refused && (state === "chosen" || state === "failed"),
  );
  const done = all.length > 0 && all.every(({ state }) => state === "sent");
  return (
    <Dialog title={t("add")} subtitle={t("addHelp")} closeLabel={t("close")} onClose={onClose}>
      <form
        className="contents"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className="dialog-body stack g-16">
          <DropZone onFiles={(files) => void choose(files)} />
          <ul className="uploads" aria-label={t("chosen")}>
            {all.map((upload) => (
              <UploadRow
                key={upload.key}
                upload={upload}
                onDescribe={(about) => say(upload.key, about)}
                onDrop={() => drop(upload)}
              />
            ))}
          </ul>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t("close")}
          </button>
          {!done && (
            <button
              type="submit"
              className="btn btn-primary"
              disabled={busy || toSend.length === 0 || toSend.some(({ title }) => !title.trim())}
              aria-busy={busy}
            >
              {t(busy ? "sending" : "send", { count: toSend.length })}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
