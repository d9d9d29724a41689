import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db/scope";
import type { MessageKey } from "@/lib/platform/outbox/message";
import { sendLater } from "@/lib/platform/outbox/send-later";
import type { LiveEvent } from "@/lib/platform/realtime/event";
import { tellLive } from "@/lib/platform/realtime/log";
import { changed } from "./jobs";

/** Lets open browsers know when this transaction is committed. */
export const changeToTell = (tx: Tx, event: LiveEvent) => sendLater(tx, changed, event);

/** Tells open browsers; once for a message. */
export const tellChange = (actor: Actor, event: LiveEvent, { id }: MessageKey) =>
  tellLive(actor.clinicId, id, event);
