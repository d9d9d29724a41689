import localFont from "next/font/local";

/**
 * The Latin letters, asked for with the document. Where they come too late for the first look (a slow network, an empty
 * cache) that page keeps the letters of until-font.css: nothing moves, and the next page has them.
 */
export const plex = localFont({
  src: "../../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2",
  weight: "100 700",
  display: "optional",
  variable: "--font-plex",
  adjustFontFallback: false,
});
