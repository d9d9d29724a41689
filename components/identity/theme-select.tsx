"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useEffect, useState } from "react";

const THEMES = ["system", "light", "dark"] as const;

/** Light, dark or the device's: kept in this browser, at once. */
export function ThemeSelect({ id }: { id?: string }) {
  const t = useTranslations("frame");
  const { theme, setTheme } = useTheme();
  const [known, setKnown] = useState(false); // the server doesn't know what this browser chose
  useEffect(() => setKnown(true), []);
  return (
    <select
      id={id}
      value={known ? theme : "system"}
      onChange={(event) => setTheme(event.target.value)}
    >
      {THEMES.map((name) => (
        <option key={name} value={name}>
          {t(`themes.${name}`)}
        </option>
      ))}
    </select>
  );
}
