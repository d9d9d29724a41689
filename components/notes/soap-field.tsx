import { type ClipboardEvent, type ReactNode, useId } from "react";
import { textOfHtml } from "./pasted-text";

type Props = {
  label: ReactNode;
  value: string;
  longest: number;
  readOnly: boolean;
  /** Seen, not said: what stands here so far is enough for the rest. */
  rows?: number;
  onChange: (value: string) => void;
  children?: ReactNode;
};

/** A part of a note: grows with what is typed; what a word processor pastes keeps its structure as text. */
export function SoapField({
  label,
  value,
  longest,
  readOnly,
  rows = 3,
  onChange,
  children,
}: Props) {
  const id = useId();
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const html = event.clipboardData.getData("text/html");
    if (!html || readOnly) return;
    event.preventDefault();
    // The browser's own command, so that Ctrl Z takes it back.
    document.execCommand("insertText", false, textOfHtml(html));
  };
  return (
    <div className="soap">
      <div className="row">
        <label htmlFor={id}>{label}</label>
        {children}
      </div>
      <textarea
        id={id}
        className="ta"
        rows={rows}
        maxLength={longest}
        value={value}
        readOnly={readOnly}
        onPaste={paste}
        onChange={(event) => onChange(event.target.value.replaceAll("\0", ""))}
      />
    </div>
  );
}
