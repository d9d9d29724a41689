const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

type Link = { words: string; address: string };
type Shown = {
  language: string;
  subject: string;
  body: readonly string[];
  foot: string;
  /** The button, where there is anything to go to. */
  button?: Link;
  /** Under the foot: how to have no more of these. */
  stop?: Link;
};

/** A mail as programs that show HTML show it; what is in it comes as text. */
export function mailPage({ language, subject, body, foot, button, stop }: Shown): string {
  const said = body
    .map((text) => `<p style="margin:0 0 24px">${escaped(text).replaceAll("\n", "<br>")}</p>`)
    .join("\n");
  const pressed = button
    ? `\n<p style="margin:0 0 24px"><a href="${escaped(button.address)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5f61;color:#ffffff;text-decoration:none">${escaped(button.words)}</a></p>`
    : "";
  const ends = stop
    ? `<br><a href="${escaped(stop.address)}" style="color:#4b5a57">${escaped(stop.words)}</a>`
    : "";
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:#16211f;font:16px/24px sans-serif">
<div style="max-width:520px;margin:0 auto">
${said}${pressed}
<p style="margin:0;color:#4b5a57;font-size:14px;line-height:20px">${escaped(foot)}${ends}</p>
</div>
</body>
</html>
`;
}
