type Page<T> = { items: readonly T[]; nextCursor: string | null };

/** The pages of a list, one after the other: only one is in memory. */
export async function* pagesOf<T>(
  page: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page(cursor);
    yield items;
    cursor = nextCursor ?? undefined;
  } while (cursor);
}
