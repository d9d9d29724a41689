import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type FailedProps = {
  query: { isError: boolean; isPaused: boolean; refetch: () => Promise<unknown> };
  /** What could not be loaded. */
  children: ReactNode;
};

/**
 * Says that a list could not be loaded, and tries again; or that it waits for a connection, and what stands below is of
 * before. Nothing while all is well.
 */
export function ListFailed({ query, children }: FailedProps) {
  const t = useTranslations("list");
  if (query.isPaused)
    return (
      <p className="ink-2" role="status">
        {t("waiting")}
      </p>
    );
  if (!query.isError) return null;
  return (
    <p className="error" role="alert">
      {children}{" "}
      <button type="button" className="link" onClick={() => void query.refetch()}>
        {t("retry")}
      </button>
    </p>
  );
}

type MoreProps = {
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
};

/** Loads a list's next page; nothing where there is none. */
export function ListMore({ query }: MoreProps) {
  const t = useTranslations("list");
  if (!query.hasNextPage) return null;
  return (
    <button
      type="button"
      className="btn mt-4"
      disabled={query.isFetchingNextPage}
      aria-busy={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {t("more")}
    </button>
  );
}
