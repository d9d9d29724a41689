import { FileText, Image as ImageIcon, type LucideIcon, ScanLine } from "lucide-react";
import type { ChartFile } from "@/lib/domain/documents/schema";

const ICONS: Record<string, LucideIcon> = {
  "image/jpeg": ImageIcon,
  "image/png": ImageIcon,
  "application/dicom": ScanLine,
};

/** The small picture of a file, else a sign of what it is. */
export function Thumb({ file: { preview, contentType } }: { file: ChartFile }) {
  const Icon = ICONS[contentType ?? ""] ?? FileText;
  return (
    <span className="file-thumb" aria-hidden="true">
      {preview ? (
        // biome-ignore lint/performance/noImgElement: an address of this person's, for minutes; nothing may keep a copy
        <img src={preview} alt="" loading="lazy" />
      ) : (
        <Icon className="i i-20" />
      )}
    </span>
  );
}
