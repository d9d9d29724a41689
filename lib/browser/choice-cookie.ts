const A_YEAR = 31_536_000;

/** Keeps for a year what this browser chose, or is: language, time zone. The server reads it; nobody's secret. */
export function keepChoice(name: string, value: string): void {
  const isHttps = location.protocol === "https:";
  const [prefix, secure] = isHttps ? ["__Host-", "; secure"] : ["", ""];
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't in every browser
  document.cookie = `${prefix}${name}=${encodeURIComponent(value)}; path=/; max-age=${A_YEAR}; samesite=lax${secure}`;
}
