type Inner = {
  _currentStructureElement: unknown;
  structChildren: { _flushed: boolean }[];
  _fontFamilies: Record<string, { layoutCache: object }>;
  page: { structParentTreeKey: number };
  getStructParentTree: () => { _items: Record<number, unknown> };
};

type Written = { data: object; end: () => void };

/** Pages whose words' shapes are kept. */
const WORDS_OF_PAGES = 20;

/**
 * What the tags of a page are found by is kept by the library until the document ends, and all the page's tags with it. Here
 * it is written as soon as no tag goes on from the page before, so that a long document takes hardly more memory than
 * a short one. So it is with the shapes of words: the library keeps those of every word it ever met.
 */
export function letGoOfPages(doc: PDFKit.PDFDocument): void {
  const inner = doc as unknown as Inner;
  let next = 0;
  doc.on("pageAdded", () => {
    if (inner._currentStructureElement) return;
    const { _items } = inner.getStructParentTree();
    if (next % WORDS_OF_PAGES === 0)
      for (const font of Object.values(inner._fontFamilies)) font.layoutCache = Object.create(null);
    for (const now = inner.page.structParentTreeKey; next < now; next++) {
      const tags = _items[next];
      if (!Array.isArray(tags)) continue;
      const written = doc.ref(tags as unknown as object) as unknown as Written;
      written.end();
      written.data = {};
      _items[next] = written;
    }
    inner.structChildren = inner.structChildren.filter(({ _flushed }) => !_flushed);
  });
}
