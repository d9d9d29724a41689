import Bowser from "bowser";

export type DeviceWords = {
  browser: string;
  system: string;
  kind: "desktop" | "mobile" | "tablet" | "other";
};

const NONE = "?";

/** A browser and its system, as "Firefox, Linux"; what it doesn't say is left out. */
export function deviceName(userAgent: string): string {
  const { browser, system } = deviceWords(userAgent);
  return [browser, system].filter((word) => word !== NONE).join(", ") || NONE;
}

/** What a browser says of itself, in words: its name and its system's, without versions that change every month. */
export function deviceWords(userAgent: string): DeviceWords {
  if (userAgent === "") return { browser: NONE, system: NONE, kind: "other" };
  const { browser, os, platform } = Bowser.parse(userAgent);
  const kind = platform.type;
  return {
    browser: browser.name || NONE,
    system: os.name || NONE,
    kind: kind === "desktop" || kind === "mobile" || kind === "tablet" ? kind : "other",
  };
}
