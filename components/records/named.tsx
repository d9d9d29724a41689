import type { ReactNode } from "react";
import { useReaderWords } from "./own-reader";

type Props = {
  row: { display: string; code: string | null; codeSystem: string | null };
  timeZone: string;
  /** What belongs to the name, in a line below. */
  children?: ReactNode;
};

/** A row's name in words, with its code beside, smaller. */
export function Named({ row, timeZone, children }: Props) {
  const words = useReaderWords(timeZone);
  const code = words.codeOf(row);
  return (
    <>
      <p>
        {words.name(row)} {code && <span className="ink-3 t-12 nowrap">{code}</span>}
      </p>
      {children && <p className="t-12 ink-3">{children}</p>}
    </>
  );
}
