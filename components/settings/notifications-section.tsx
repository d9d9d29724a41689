"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { channelsOf, eventsOf, type NotificationEvent } from "@/lib/domain/notifications/parts";
import { SwitchControl } from "./controls";
import { BeforeOf, FaultOf, TheirsOf } from "./setting-row";
import { SettingsGroup } from "./settings-group";
import type { SettingsForm } from "./use-settings-form";

/** By which ways something can leave this installation at all. */
export type Leaves = Record<"email" | "push" | "sms", boolean>;
const ROLES = ["doctor", "nurse", "patient", "admin"] as const;

/** Which event leaves the product by which way for whom, for everyone who chose nothing else. */
export function NotificationsSection({ form, leaves }: { form: SettingsForm; leaves?: Leaves }) {
  const t = useTranslations("settings");
  return (
    <>
      <p className="ink-2 prose">
        {t("waysHelp")}{" "}
        <Link className="link" href="/admin/deliveries" prefetch={false}>
          {t("undelivered")}
        </Link>
      </p>
      {leaves && <Ways leaves={leaves} />}
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

/** What is configured by whoever runs the installation, and what isn't: a switch below moves nothing then. */
function Ways({ leaves }: { leaves: Leaves }) {
  const t = useTranslations("settings");
  return (
    <SettingsGroup title={t("leaves.title")}>
      <li>
        <dl className="pairs">
          {(["email", "push", "sms"] as const).map((way) => (
            <Fragment key={way}>
              <dt>{t(`leaves.${way}`)}</dt>
              <dd>{t(leaves[way] ? "leaves.configured" : "leaves.not")}</dd>
            </Fragment>
          ))}
        </dl>
      </li>
    </SettingsGroup>
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
