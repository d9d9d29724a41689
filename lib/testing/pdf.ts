import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A document as a reader's tools see it: the text of each page, the roles of its parts, its facts. */
export async function readPdf(bytes: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  const roles = new Set<string>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    const lines = items.map((item) =>
      "str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "",
    );
    pages.push(lines.join(""));
    gather((await page.getStructTree()) as Node | null, roles);
  }
  const { info } = await document.getMetadata();
  await document.destroy();
  return { pages, roles, info: info as Record<string, unknown> };
}

type Node = { role?: string; children?: Node[] };
function gather(node: Node | null, roles: Set<string>): void {
  if (node?.role) roles.add(node.role);
  for (const child of node?.children ?? []) gather(child, roles);
}
