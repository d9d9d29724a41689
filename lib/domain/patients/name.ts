import type { HumanName } from "./schema";

/** A FHIR HumanName[] as people write it, the official one: "María José García Núñez". */
export function displayName(names: readonly HumanName[]): string {
  const name = names.find(({ use }) => use === "official") ?? names[0];
  if (!name) return "";
  const parts = [...(name.given ?? []), name.family].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : (name.text ?? "");
}
