import { readdirSync } from "node:fs";

/** The addresses of the files of this name below a folder of the project, as the API's document writes them. */
export const filesIn = (folder: string, name: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file === name || file.endsWith(`/${name}`))
    .map((file) => `/${file.slice(0, -name.length)}`.replace(/\/$/, ""))
    .map((path) => path.replaceAll(/\/\([^)]+\)/g, "").replaceAll(/\[(\w+)\]/g, "{$1}") || "/");

const parametersIn = (page: string) => page.split("{").length;

/** The page of the tree that an address is of; undefined where there is none. */
export function pageAt(address: string): string | undefined {
  const asked = address.split("?")[0]?.split("/") ?? [];
  const isOf = (page: string) => {
    const parts = page.split("/");
    const fits = (part: string, at: number) => part.startsWith("{") || part === asked[at];
    return parts.length === asked.length && parts.every(fits);
  };
  return filesIn("app", "page.tsx")
    .filter(isOf)
    .toSorted((a, b) => parametersIn(a) - parametersIn(b))[0];
}
