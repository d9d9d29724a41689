"use client";

import { CircleSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import { moveByKeys } from "@/components/ui/move-by-keys";
import { useMoment } from "@/lib/browser/format";
import type { User } from "@/lib/domain/identity/schema";
import { type UserAct, UserMenu } from "./user-menu";

type Props = {
  rows: User[];
  /** The person who looks: nobody suspends themselves. */
  userId: string;
  timeZone: string;
  busy: boolean;
  onChange: (user: User, act: "state" | UserAct) => void;
};

export function UsersTable({ rows, userId, timeZone, busy, onChange }: Props) {
  const t = useTranslations("users");
  return (
    <table className="table" aria-busy={busy}>
      <thead>
        <tr>
          {(["name", "email", "role", "state", "last"] as const).map((column) => (
            <th key={column} scope="col" className={`w-${column}`}>
              {t(`columns.${column}`)}
            </th>
          ))}
          <th scope="col" className="w-act">
            <span className="sr">{t("columns.act")}</span>
          </th>
        </tr>
      </thead>
      <tbody onKeyDown={moveByKeys}>
        {rows.map((user) => (
          <UserRow
            key={user.id}
            user={user}
            own={user.id === userId}
            timeZone={timeZone}
            onChange={onChange}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Pick<Props, "timeZone" | "onChange"> & { user: User; own: boolean };

function UserRow({ user, own, timeZone, onChange }: RowProps) {
  const t = useTranslations("users");
  const roles = useTranslations("frame.roles");
  const moment = useMoment(timeZone);
  const { name, email, role, state, lastSignInAt } = user;
  const suspended = state === "suspended";
  return (
    <tr className={suspended ? "is-suspended" : undefined}>
      <td className="c-name" title={name}>
        <span className="med">{name}</span>
        {own && <span className="ink-3 ml-2">({t("you")})</span>}
        <span className="mail-below trunc ink-3 t-12">{email}</span>
      </td>
      <td className="c-mail ink-2" title={email}>
        {email}
      </td>
      <td className="c-role ink-2">{roles(role)}</td>
      <td className="c-state ink-2">
        {suspended ? (
          <span className="state med">
            <CircleSlash className="i" aria-hidden="true" />
            {t("states.suspended")}
          </span>
        ) : (
          t("states.active")
        )}
      </td>
      <td className="c-when ink-3">{lastSignInAt ? moment(lastSignInAt) : t("never")}</td>
      <td className="c-act">
        {!own && (
          <span>
            <button
              type="button"
              className="btn btn-ghost btn-sm"
              data-row
              aria-label={`${t(suspended ? "reactivate" : "suspend")}: ${name}`}
              onClick={() => onChange(user, "state")}
            >
              {t(suspended ? "reactivate" : "suspend")}
            </button>
            <UserMenu user={user} onChoose={(act) => onChange(user, act)} />
          </span>
        )}
      </td>
    </tr>
  );
}
