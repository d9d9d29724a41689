import { getTranslations } from "next-intl/server";
import { UsersList } from "@/components/identity/users-list";
import { listUsers } from "@/lib/domain/identity/list-users";
import { listUsersQuery } from "@/lib/domain/identity/schema";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("users"))("title") };
}

export default page(
  { route: "/admin/users", roles: ["admin"], query: listUsersQuery.omit({ cursor: true }) },
  async ({ actor, timeZone, query }) => (
    <UsersList
      first={await listUsers(actor, query)}
      query={query}
      userId={actor.userId}
      timeZone={timeZone}
    />
  ),
);
