import type { ReactNode } from "react";

type Props = {
  /** The control that the label belongs to. */
  htmlFor?: string;
  label: string;
  help?: ReactNode;
  /** What is wrong, under the help. */
  error?: ReactNode;
  changed?: boolean;
  /** What it was, or what someone else made of it, under the control. */
  note?: ReactNode;
  children: ReactNode;
};

/** A row of settings: name and consequence left, control right; an edge says that it was changed and not yet saved. */
export function Setting({ htmlFor, label, help, error, changed, note, children }: Props) {
  const words = htmlFor ? (
    <label className="label" htmlFor={htmlFor}>
      {label}
    </label>
  ) : (
    <p className="label">{label}</p>
  );
  return (
    <li className={`set ${changed ? "is-changed" : ""}`}>
      <div>
        {words}
        {help && <p className="help prose">{help}</p>}
        {error}
      </div>
      <div className={`ctl field ${error ? "is-error" : ""}`}>
        {children}
        {note}
      </div>
    </li>
  );
}
