import { useEffect } from "react";
import { useUploads } from "@/components/documents/use-uploads";
import { todayIn } from "@/lib/browser/format";
import { MOST_ATTACHMENTS } from "@/lib/domain/messaging/schema";

/** A file of the chart that goes with a message. */
export type Attached = { id: string; title: string };
/** What goes along as far as it is kept with the words, and how that is changed. */
export type Kept = {
  attached: readonly Attached[];
  setAttached: (change: (all: readonly Attached[]) => readonly Attached[]) => void;
};

/** The files of a message that is being written: what is there, and what is still on its way into the chart. */
export function useAttachments(
  { patientId, timeZone }: { patientId: string; timeZone: string },
  { attached, setAttached }: Kept,
) {
  const add = (file: Attached) =>
    setAttached((all) => (all.some(({ id }) => id === file.id) ? all : [...all, file]));
  const { uploads, busy, choose, send, drop } = useUploads(patientId, todayIn(timeZone), add);
  const waits = uploads.some(({ state, refused }) => state === "chosen" && !refused);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen goes at once, one after the other
  useEffect(() => {
    if (waits && !busy) send();
  }, [waits, busy]);
  return {
    attached,
    /** Chosen, and not in the chart yet, or not to be. */
    pending: uploads.filter(({ state }) => state !== "sent"),
    add,
    remove: (id: string) => setAttached((all) => all.filter((one) => one.id !== id)),
    choose: (files: readonly File[]) => void choose(files),
    retry: send,
    drop,
  };
}
export type Attachments = ReturnType<typeof useAttachments>;

export type AttachProps = {
  patientId: string;
  attachments: Attachments;
  timeZone: string;
  /** Whether a patient writes, rather than who treats. */
  home: boolean;
  /** Whether only what the patient is shown may be sent to them: a doctor decides about the rest. */
  onlyShown?: boolean;
};

/** Why a message doesn't go with these files yet, as a word of messages. */
export function whyNotYet({ attached, pending }: Attachments) {
  if (pending.length > 0) return "filesPending";
  return attached.length > MOST_ATTACHMENTS ? "tooManyFiles" : undefined;
}
