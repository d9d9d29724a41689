import { readdirSync } from "node:fs";

/** The addresses of the files of this name below a folder of the project, as the API's document writes them. */
export const filesIn = (folder: string, name: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file === name || file.endsWith(`/${name}`))
    .map((file) => `/${file.slice(0, -name.length)}`.replace(/\/$/, ""))
    .map((path) => path.replaceAll(/\/\([^)]+\)/g, "").replaceAll(/\[(\w+)\]/g, "{$1}") || "/");
