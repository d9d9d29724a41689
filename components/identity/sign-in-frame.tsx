import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "@/components/frame/brand";

type Props = { aside?: ReactNode; wide?: boolean; children: ReactNode };

/** What every page of signing in stands in. */
export function SignInFrame({ aside, wide = false, children }: Props) {
  const t = useTranslations("signIn");
  const app = useTranslations("app");
  return (
    <div className="sign-in">
      <header className="sign-in-top">
        <Brand name={app("name")} />
        {aside}
      </header>
      <main className="sign-in-mid">
        <div className={`sign-in-box ${wide ? "sign-in-wide" : ""}`}>{children}</div>
      </main>
      <footer className="sign-in-foot">{t("note")}</footer>
    </div>
  );
}
