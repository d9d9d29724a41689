import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Me } from "@/lib/domain/identity/schema";

type Density = Me["user"]["density"];

/** A density in words; null is what the role has. */
export function useDensityWords(role: Me["role"]) {
  const t = useTranslations("account.densities");
  return (density: Density): string => {
    if (density) return t(density);
    return t("auto", { density: t(role === "patient" ? "comfortable" : "compact").toLowerCase() });
  };
}

type Props = { id: string; role: Me["role"]; value: Density; onChoose: (density: Density) => void };

export function DensitySelect({ id, role, value, onChoose }: Props) {
  const words = useDensityWords(role);
  const choose = (name: string) =>
    onChoose(name === "compact" || name === "comfortable" ? name : null);
  return (
    <span className="input">
      <select id={id} value={value ?? ""} onChange={(event) => choose(event.target.value)}>
        <option value="">{words(null)}</option>
        <option value="compact">{words("compact")}</option>
        <option value="comfortable">{words("comfortable")}</option>
      </select>
      <ChevronDown className="i" aria-hidden="true" />
    </span>
  );
}
