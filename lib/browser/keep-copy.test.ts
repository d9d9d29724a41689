import { expect, test } from "vitest";
import { partsIn } from "./keep-copy";

test("the parts of a page: what it loads, what its scripts name, what its styles draw", () => {
  const page = `<link href="/_next/static/css/a1.css?dpl=x"><script src="/_next/static/chunks/main-b2.js" async></script>
    <script>self.__next_f.push([1,"I[5,[\\"42\\",\\"static/chunks/app/offline/page-c3.js\\"],\\"Screen\\"]"])</script>
    <script src="/_next/static/chunks/main-b2.js"></script><img src="/icon.svg">`;
  expect(partsIn(page, "/offline")).toEqual([
    "/_next/static/css/a1.css",
    "/_next/static/chunks/main-b2.js",
    "/_next/static/chunks/app/offline/page-c3.js",
  ]);
  const style = "@font-face{src:url(../media/plex-d4.woff2) format('woff2')}";
  expect(partsIn(style, "/_next/static/css/a1.css")).toEqual(["/_next/static/media/plex-d4.woff2"]);
});
