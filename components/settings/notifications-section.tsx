"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { channelsOf, eventsOf, type NotificationEvent } from "@/lib/domain/notifications/schema";
import { SwitchControl } from "./controls";
import { BeforeOf, FaultOf, TheirsOf } from "./setting-row";
import { SettingsGroup } from "./settings-group";
import type { SettingsForm } from "./use-settings-form";

const ROLES = ["doctor", "nurse", "patient"] as const;

/** Which event leaves the product by which way for whom, for everyone who chose nothing else. */
export function NotificationsSection({ form }: { form: SettingsForm }) {
  const t = useTranslations("settings");
  return (
    <>
      <p className="ink-2 prose">
        {t("waysHelp")}{" "}
        <Link className="link" href="/admin/deliveries" prefetch={false}>
          {t("undelivered")}
        </Link>
      </p>
      {ROLES.map((role) => (
        <SettingsGroup key={role} title={t(`roles.${role}`)}>
          {eventsOf(role).map((event) => (
            <WaysRow key={event} form={form} event={event} role={role} />
          ))}
        </SettingsGroup>
      ))}
    </>
  );
}

type Props = { form: SettingsForm; event: NotificationEvent; role: string };

function WaysRow({ form, event, role }: Props) {
  const t = useTranslations("choices");
  const names = channelsOf(event, role).map((channel) => ({
    channel,
    name: `${event}.${role}.${channel}`,
  }));
  const changed = names.some(({ name }) => form.names.includes(name));
  return (
    <li className={`set ${changed ? "is-changed" : ""}`}>
      <p className="label">{t(`events.${event}`)}</p>
      <div className="ctl">
        {names.map(({ channel, name }) => (
          <div key={channel} className="way">
            <label htmlFor={`setting-${name}`} id={`help-${name}`}>
              <span className="sr">{t(`events.${event}`)}, </span>
              {t(`channels.${channel}`)}
            </label>
            <SwitchControl form={form} name={name} />
            <BeforeOf form={form} name={name} />
            <FaultOf form={form} name={name} />
            <TheirsOf form={form} name={name} />
          </div>
        ))}
      </div>
    </li>
  );
}
