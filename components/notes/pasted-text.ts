const BLOCKS = new Set(
  "ADDRESS ARTICLE BLOCKQUOTE DIV DL DT DD FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER MAIN NAV P PRE SECTION TABLE TR UL OL LI".split(
    " ",
  ),
);
const SILENT = new Set("HEAD META NOSCRIPT SCRIPT STYLE TEMPLATE TITLE".split(" "));

/**
 * What a word processor or a page put on the clipboard, as plain text that keeps its structure: paragraphs, lists with
 * their marks, rows of tables. Nothing of it is executed: the parser makes a document that is never shown.
 */
export function textOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return linesOf(body, "")
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function linesOf(node: Node, indent: string): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? "").replace(/\s+/g, " ");
  if (!(node instanceof Element) || SILENT.has(node.tagName)) return "";
  if (node.tagName === "BR") return "\n";
  const inside = Array.from(node.childNodes, (child, at) => partOf(node, child, at, indent)).join(
    "",
  );
  if (node.tagName === "TD" || node.tagName === "TH") return `${inside.trim()}\t`;
  if (!BLOCKS.has(node.tagName)) return inside;
  const gap = /^(P|H\d|TABLE)$/.test(node.tagName) ? "\n\n" : "\n";
  return `${gap === "\n\n" ? "\n" : ""}${inside.replace(/^[ \n]+|[ \n]+$/g, "")}${gap}`;
}

function partOf(parent: Element, child: Node, at: number, indent: string): string {
  if (!(child instanceof Element) || child.tagName !== "LI") return linesOf(child, indent);
  const before = Array.from(parent.children).slice(0, at + 1);
  const number = before.filter(({ tagName }) => tagName === "LI").indexOf(child) + 1;
  const mark = parent.tagName === "OL" ? `${number}.` : "-";
  const inner = linesOf(child, `${indent}  `).trim();
  return `\n${indent}${mark} ${inner}\n`.replace(/\n+/g, "\n");
}
