import type { ReactNode } from "react";

export type Column<T> = {
  head: string;
  cell: (row: T) => ReactNode;
  /** Says on a phone what the value is. */
  named?: boolean;
  className?: string;
};

type Props<T> = {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  isWrong?: (row: T) => boolean;
  acts?: (row: T) => ReactNode;
  actsLabel: string;
};

/** Rows of the record as a table; on a phone each is its name with what belongs to it below. */
export function RecordTable<T extends { id: string }>({
  label,
  columns,
  rows,
  isWrong,
  acts,
  actsLabel,
}: Props<T>) {
  return (
    <table className="table rec">
      <caption className="sr">{label}</caption>
      <thead>
        <tr>
          {columns.map(({ head, className }) => (
            <th key={head} scope="col" className={className}>
              {head}
            </th>
          ))}
          {acts && (
            <th scope="col">
              <span className="sr">{actsLabel}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={isWrong?.(row) ? "is-wrong" : undefined}>
            {columns.map(({ head, cell, named, className }, place) => (
              <td
                key={head}
                className={place === 0 ? "c-name" : className}
                data-head={named ? head : undefined}
              >
                {cell(row)}
              </td>
            ))}
            {acts && (
              <td className="c-acts">
                <span className="acts">{acts(row)}</span>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
