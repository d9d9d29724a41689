"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { InviteButton } from "@/components/invitations/invite-button";
import { UsersTabs } from "@/components/invitations/users-tabs";
import { ChoiceChip } from "@/components/ui/choice-chip";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import { SearchBox } from "@/components/ui/search-box";
import { useSettled } from "@/lib/browser/use-settled";
import type { User, UserPage } from "@/lib/domain/identity/schema";
import { ChangeRoleDialog } from "./change-role-dialog";
import { ChangeUserDialog } from "./change-user-dialog";
import { EndSessionsDialog } from "./end-sessions-dialog";
import { searchOf, type UserFilters, useUsers } from "./queries";
import { ResetFactorDialog } from "./reset-factor-dialog";
import { UsersTable } from "./users-table";

type Props = { first: UserPage; query: UserFilters; userId: string; timeZone: string };

const DIALOGS = {
  state: ChangeUserDialog,
  changeRole: ChangeRoleDialog,
  endSessions: EndSessionsDialog,
  resetFactor: ResetFactorDialog,
};

/** Who can sign in to the clinic: search, filters in the address, pages; and what is done about their access. */
export function UsersList({ first, query: came, userId, timeZone }: Props) {
  const t = useTranslations("users");
  const [filters, setFilters] = useState(came);
  const [changing, setChanging] = useState<{ user: User; act: keyof typeof DIALOGS }>();
  const [settled] = useSettled(filters, searchOf);
  const asCame = searchOf(settled).toString() === searchOf(came).toString();
  const query = useUsers(settled, asCame ? first : undefined);
  const Asked = DIALOGS[changing?.act ?? "state"];
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <main className="main patients users" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("sub")}</p>
        </div>
        <InviteButton />
      </div>
      <UsersTabs current="users" />
      <UsersTools filters={filters} onChange={setFilters} />
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {rows.length > 0 && (
        <UsersTable
          rows={rows}
          userId={userId}
          timeZone={timeZone}
          busy={query.isFetching}
          onChange={(user, act) => setChanging({ user, act })}
        />
      )}
      {rows.length === 0 && !query.isError && !query.isFetching && (
        <section className="void">
          <h2 className="semi">{t("none")}</h2>
          <p className="ink-2">{t("noneHelp")}</p>
        </section>
      )}
      <ListMore query={query} />
      <p className="sr" role="status">
        {query.isFetching ? t("loading") : ""}
      </p>
      {changing && <Asked user={changing.user} onClose={() => setChanging(undefined)} />}
    </main>
  );
}

const ROLES = ["doctor", "nurse", "admin", "patient"] as const;
const STATES = ["active", "suspended"] as const;

function UsersTools({
  filters,
  onChange,
}: {
  filters: UserFilters;
  onChange: (filters: UserFilters) => void;
}) {
  const t = useTranslations("users");
  const roles = useTranslations("frame.roles");
  const { q, role, state } = filters;
  return (
    <div className="tools">
      <SearchBox
        label={t("search")}
        clearLabel={t("clear")}
        value={q ?? ""}
        onChange={(text) => onChange({ ...filters, q: text || undefined })}
      />
      <div className="chips">
        <ChoiceChip
          label={t("role")}
          value={role ?? ""}
          on={role !== undefined}
          options={[["", t("any")], ...ROLES.map((name) => [name, roles(name)] as const)]}
          onChange={(name) =>
            onChange({ ...filters, role: (name || undefined) as UserFilters["role"] })
          }
        />
        <ChoiceChip
          label={t("state")}
          value={state ?? ""}
          on={state !== undefined}
          options={[["", t("any")], ...STATES.map((name) => [name, t(`states.${name}`)] as const)]}
          onChange={(name) =>
            onChange({ ...filters, state: (name || undefined) as UserFilters["state"] })
          }
        />
        {(q || role || state) && (
          <button type="button" className="btn btn-ghost btn-sm" onClick={() => onChange({})}>
            {t("reset")}
          </button>
        )}
      </div>
    </div>
  );
}
