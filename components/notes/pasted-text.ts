const BLOCKS = new Set(
  "ADDRESS ARTICLE BLOCKQUOTE DIV DL DT DD FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER MAIN NAV P PRE SECTION TABLE TR UL OL LI".split(
    " ",
  ),
);
const SILENT = new Set("HEAD META NOSCRIPT SCRIPT STYLE TEMPLATE TITLE".split(" "));

// While text is put together: where a line and where a paragraph ends (neighbouring ends are one), and a step inwards.
const [LINE, PARAGRAPH, STEP] = ["\uE001", "\uE002", "\uE003"];
const ENDS = /[ \t]*[\uE001\uE002][\uE001\uE002 ]*/g;

/**
 * What a word processor or a page put on the clipboard, as plain text that keeps its structure: paragraphs, lists with
 * their marks, rows of tables. Nothing of it is executed: the parser makes a document that is never shown.
 */
export function textOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return textOf(body)
    .replace(ENDS, (ends) => (ends.includes(PARAGRAPH) ? "\n\n" : "\n"))
    .trim()
    .replaceAll(STEP, "  ");
}

function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE)
    return (node.textContent ?? "").replace(/[\s\uE001-\uE003]+/g, " ");
  if (!(node instanceof Element) || SILENT.has(node.tagName)) return "";
  if (node.tagName === "BR") return LINE;
  const inside = Array.from(node.childNodes, textOf).join("");
  if (node.tagName === "TD" || node.tagName === "TH") return `${inside.trim()}\t`;
  if (node.tagName === "LI") return LINE + markOf(node) + inside.trim() + LINE;
  if (!BLOCKS.has(node.tagName)) return inside;
  const end = /^(P|H\d|TABLE)$/.test(node.tagName) ? PARAGRAPH : LINE;
  return end + inside + end;
}

/** The mark before an item of a list, as far in as the list stands in others. */
function markOf(item: Element): string {
  const list = item.parentElement;
  let steps = "";
  for (let around = list?.parentElement; around; around = around.parentElement)
    if (around.tagName === "UL" || around.tagName === "OL") steps += STEP;
  if (list?.tagName !== "OL") return `${steps}- `;
  const items = Array.from(list.children).filter(({ tagName }) => tagName === "LI");
  return `${steps}${items.indexOf(item) + 1}. `;
}
