"use client";

import { useTranslations } from "next-intl";
import { ListScreen } from "@/components/ui/list-screen";
import type { InvitationPage } from "@/lib/domain/invitations/schema";
import { InvitationRow } from "./invitation-row";
import { InviteButton } from "./invite-button";
import { useInvitations } from "./queries";
import { UsersTabs } from "./users-tabs";

type Props = { first: InvitationPage; timeZone: string };

/** Who was asked into the clinic and hasn't come yet. */
export function InvitationsScreen({ first, timeZone }: Props) {
  const t = useTranslations("invitations");
  return (
    <ListScreen
      title={t("title")}
      sub={t("sub")}
      act={<InviteButton />}
      tabs={<UsersTabs current="invitations" />}
      words={{ none: t("none"), noneHelp: t("noneHelp"), failed: t("failed") }}
      query={useInvitations(first)}
      row={(one) => <InvitationRow key={one.id} of={one} timeZone={timeZone} />}
    />
  );
}
