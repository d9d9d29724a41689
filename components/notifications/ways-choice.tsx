"use client";

import { useTranslations } from "next-intl";
import { Setting } from "@/components/ui/setting";
import type { ChangeChoicesInput, Choices } from "@/lib/domain/notifications/choice-schema";
import { isCritical, wayName } from "@/lib/domain/notifications/parts";

type Props = { ways: Choices["ways"]; onChoose: (change: ChangeChoicesInput) => void };

/** Event by event, the ways by which it comes besides the bell. */
export function WaysChoice({ ways, onChoose }: Props) {
  const t = useTranslations("choices");
  const events = [...new Set(ways.map(({ event }) => event))];
  return events.map((event) => (
    <Setting
      key={event}
      label={t(`events.${event}`)}
      help={isCritical(event) ? t("critical") : undefined}
    >
      {ways
        .filter((way) => way.event === event)
        .map(({ channel, on, usual }) => (
          <label key={channel} className="way">
            <span>
              <span className="sr">{t(`events.${event}`)}, </span>
              {t(`channels.${channel}`)}
              {on !== usual && (
                <span className="ink-3 t-12"> {t(usual ? "usuallyOn" : "usuallyOff")}</span>
              )}
            </span>
            <input
              className="switch"
              type="checkbox"
              role="switch"
              aria-checked={on}
              checked={on}
              onChange={({ target }) =>
                onChoose({ ways: { [wayName(event, channel)]: target.checked } })
              }
            />
          </label>
        ))}
    </Setting>
  ));
}
