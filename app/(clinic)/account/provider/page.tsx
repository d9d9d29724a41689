import { getTranslations } from "next-intl/server";
import { ProviderReturn } from "@/components/identity/provider-return";
import { providerName } from "@/lib/platform/auth/provider";
import { AppError } from "@/lib/platform/errors";
import { page } from "@/lib/platform/http/page";

export async function generateMetadata() {
  return { title: (await getTranslations("account"))("title") };
}

/** Where the provider sends people back who link their own account to it. */
export default page({ route: "/account/provider" }, async ({ session }) => {
  const name = providerName();
  if (!name) throw new AppError("not_found");
  return (
    <main className={session.role === "patient" ? "p-main" : "main"} id="content">
      <ProviderReturn name={name} links />
    </main>
  );
});
