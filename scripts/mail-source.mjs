// A mail as it travelled, taken apart: only as far as the product's own mails go.

const decoded = (text, encoding) => {
  if (/base64/i.test(encoding)) return Buffer.from(text, "base64").toString();
  if (!/quoted-printable/i.test(encoding)) return text;
  const bytes = text
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
};

/** =?UTF-8?Q?Cl=C3=ADnica?= as people read it. */
const words = (text) =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, word) =>
      /b/i.test(kind)
        ? decoded(word, "base64")
        : decoded(word.replaceAll("_", " "), "quoted-printable"),
    );

function partOf(source) {
  const [head, ...body] = source.split(/\r?\n\r?\n/);
  const headers = {};
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name) headers[name.toLowerCase()] = words(value);
  }
  return { headers, body: body.join("\r\n\r\n") };
}

/**
 * @param {string} source
 * @returns {{ headers: Record<string, string>, text: string, html: string }}
 */
export function readMail(source) {
  const { headers, body } = partOf(source);
  const boundary = /boundary="?([^";]+)"?/.exec(headers["content-type"] ?? "")?.[1];
  const parts = boundary ? body.split(`--${boundary}`).slice(1, -1) : [source];
  const read = { text: "", html: "" };
  for (const part of parts.map((one) => partOf(one.replace(/^\r?\n/, "")))) {
    const kind = /text\/html/.test(part.headers["content-type"] ?? "") ? "html" : "text";
    read[kind] = decoded(part.body, part.headers["content-transfer-encoding"] ?? "");
  }
  return { headers, ...read };
}
