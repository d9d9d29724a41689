import { useTranslations } from "next-intl";
import type { SoapPart, SummaryPart } from "@/lib/domain/notes/parts";

/** The name of a part of a note, as the reader says it; `home`: to the patient. */
export function PartWords({
  part,
  home = false,
}: {
  part: SoapPart | SummaryPart;
  home?: boolean;
}) {
  const t = useTranslations("notes");
  if (home && !part.startsWith("summary")) return t(`partsHome.${part as SoapPart}`);
  return t(`parts.${part}`);
}
