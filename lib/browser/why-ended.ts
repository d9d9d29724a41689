/** Why a session was ended, as the API's `reason` and the sign-in page's address say it. */
const WHYS = ["crowded_out", "role_changed", "ended_by_administrator", "factor_reset"] as const;
export type WhyEnded = (typeof WHYS)[number];

/** The reason that a word names; undefined for any other word. */
export const whyEnded = (word: unknown): WhyEnded | undefined => WHYS.find((why) => why === word);
