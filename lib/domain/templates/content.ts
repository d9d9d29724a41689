/** A template's text with what stands in {{…}} filled, by its name in any language; what is no such name stays. */
export const fillWith = (text: string, given: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{\s*([\p{L}]+)\s*\}\}/gu, (whole, name: string) => {
    const key = name.toLowerCase();
    return Object.hasOwn(given, key) ? (given[key] ?? whole) : whole;
  });
