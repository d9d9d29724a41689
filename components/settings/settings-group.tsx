import type { ReactNode } from "react";

type Props = { title: string; note?: string; children: ReactNode };

/** Settings that belong together, under a title and a hairline. */
export function SettingsGroup({ title, note, children }: Props) {
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{title}</h2>
        {note && <p className="ink-3 t-12">{note}</p>}
      </div>
      <ul>{children}</ul>
    </section>
  );
}
