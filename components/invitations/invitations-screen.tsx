"use client";

import { useTranslations } from "next-intl";
import { ListFailed, ListMore } from "@/components/ui/list-parts";
import type { InvitationPage } from "@/lib/domain/invitations/schema";
import { InvitationRow } from "./invitation-row";
import { InviteButton } from "./invite-button";
import { useInvitations } from "./queries";
import { UsersTabs } from "./users-tabs";

type Props = { first: InvitationPage; timeZone: string };

/** Who was asked into the clinic and hasn't come yet. */
export function InvitationsScreen({ first, timeZone }: Props) {
  const t = useTranslations("invitations");
  const query = useInvitations(first);
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <main className="main" id="content">
      <div className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="sub">{t("sub")}</p>
        </div>
        <InviteButton />
      </div>
      <UsersTabs current="invitations" />
      <ListFailed query={query}>{t("failed")}</ListFailed>
      {items.length === 0 ? (
        <section className="void">
          <h2 className="semi">{t("none")}</h2>
          <p className="ink-2">{t("noneHelp")}</p>
        </section>
      ) : (
        <ul className="list">
          {items.map((one) => (
            <InvitationRow key={one.id} of={one} timeZone={timeZone} />
          ))}
        </ul>
      )}
      <ListMore query={query} />
    </main>
  );
}
