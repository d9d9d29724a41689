import { ChevronDown } from "lucide-react";

type Props = {
  label: string;
  value: string;
  on: boolean;
  options: readonly (readonly [value: string, text: string])[];
  onChange: (value: string) => void;
};

/** A filter with few values, as a chip that is a select. */
export function ChoiceChip({ label, value, on, options, onChange }: Props) {
  return (
    <label className={`chip ${on ? "is-on" : ""}`}>
      {label}:
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
      <ChevronDown className="i" aria-hidden="true" />
    </label>
  );
}
