import { useTranslations } from "next-intl";
import type { SoapPart, SummaryPart } from "@/lib/domain/notes/schema";

/** The name of a part of a note, as the reader says it. */
export function PartWords({ part }: { part: SoapPart | SummaryPart }) {
  const t = useTranslations("notes.parts");
  return t(part);
}
