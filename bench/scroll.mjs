// Scrolling through what is longest: whether the page keeps up with the screen, on the phone of phone.mjs.
import { openAsPhone } from "./phone.mjs";

/** A screen shows 60 frames a second; a frame's time is told to 0.1 ms, so half a millisecond is no miss. */
const FRAME_MS = 1000 / 60 + 0.5;
const MOST_PAGES = 12;
const DISTANCE = 9000;
const SPEED = 1800; // pixels a second: a strong flick

/** Runs in the page: notes each frame until stopped. */
function watchFrames() {
  const frames = [];
  let last;
  const note = (time) => {
    if (last !== undefined) frames.push(time - last);
    last = time;
    globalThis.frame = requestAnimationFrame(note);
  };
  globalThis.frame = requestAnimationFrame(note);
  globalThis.stopFrames = () => {
    cancelAnimationFrame(globalThis.frame);
    return frames;
  };
}

/** Loads page after page, as somebody who looks for something old does. */
async function loadPages(page, more) {
  const button = page.getByRole("button", { name: more });
  for (let i = 0; i < MOST_PAGES && (await button.isVisible()); i++) {
    const answer = page.waitForResponse((response) => response.url().includes("cursor="));
    await button.click();
    await (await answer).finished();
    await page.waitForTimeout(500); // until it is drawn
  }
}

/** Scrolls down and up again; gives the share of frames in time and the longest one in ms, and how many rows there are. */
export async function measureScroll(browser, { address, cookies, rows, more }) {
  const { page, session, close } = await openAsPhone(browser, cookies);
  try {
    await page.goto(address, { waitUntil: "networkidle" });
    await loadPages(page, more);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.waitForTimeout(1000);
    await page.evaluate(watchFrames);
    for (const yDistance of [-DISTANCE, DISTANCE]) {
      const gesture = { x: 195, y: 500, yDistance, speed: SPEED, gestureSourceType: "touch" };
      await session.send("Input.synthesizeScrollGesture", gesture);
    }
    const frames = await page.evaluate(() => globalThis.stopFrames());
    const inTime = frames.filter((ms) => ms <= FRAME_MS).length;
    return {
      rows: await page.locator(rows).count(),
      inTime: Number((inTime / frames.length).toFixed(3)),
      longestMs: Number(Math.max(...frames).toFixed(0)),
    };
  } finally {
    await close();
  }
}
