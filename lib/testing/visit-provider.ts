/** What somebody says of themself to the provider of the tests. */
type Said = { subject: string; email?: string; verified?: boolean; strong?: boolean };

const formOf = ({ subject, email = "", verified, strong }: Said) => {
  const form = new URLSearchParams({ subject, email });
  if (verified) form.set("verified", "on");
  if (strong) form.set("strong", "on");
  return form;
};

/** Signs in at the provider as a browser would; gives the query that it sends one back with. */
export async function visitProvider(address: string, said: Said): Promise<string> {
  const jar = new Map<string, string>();
  const go = async (place: string, init: RequestInit = {}) => {
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    const answer = await fetch(place, { ...init, redirect: "manual", headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (set.split(";")[0] ?? "").split("=");
      jar.set(name, value);
    }
    return answer;
  };
  const { origin } = new URL(address);
  let place = address;
  let answer = await go(place);
  for (let step = 0; step < 10; step++) {
    const location = answer.headers.get("location");
    if (!location && answer.status !== 200) throw new Error(await answer.text());
    if (!location) {
      answer = await go(place, { method: "POST", body: formOf(said) });
      continue;
    }
    const next = new URL(location, place);
    if (next.origin !== origin) return next.search;
    place = next.href;
    answer = await go(place);
  }
  throw new Error("the provider sends nobody back");
}
