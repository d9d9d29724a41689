import { BlockList, isIPv6 } from "node:net";
import { z } from "zod";
import type { ClinicFacts } from "../clinic-facts";
import { networksIn } from "../networks";
import type { Role } from "./sessions";

const stored = z
  .object({ staffNetworks: z.string(), blockedNetworks: z.string() })
  .partial()
  .catch({});
type Networks = z.output<typeof stored>;

const familyOf = (address: string) => (isIPv6(address) ? "ipv6" : "ipv4");

function listOf(text = ""): BlockList | undefined {
  const entries = networksIn(text);
  if (entries.length === 0) return undefined;
  const list = new BlockList();
  for (const one of entries) {
    const [address = "", bits] = one.split("/");
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return list;
}

type Lists = { staff: BlockList | undefined; blocked: BlockList | undefined };
/** The lists that a section of settings says. */
export const listsIn = ({ staffNetworks, blockedNetworks }: Networks): Lists => ({
  staff: listOf(staffNetworks),
  blocked: listOf(blockedNetworks),
});

// Read once for what a process knows of a clinic, not at each request.
const read = new WeakMap<ClinicFacts, Lists>();

/** What a clinic has set of it. */
export function listsOf(facts: ClinicFacts): Lists {
  const lists = read.get(facts) ?? listsIn(stored.parse(facts.settings.security?.value ?? {}));
  read.set(facts, lists);
  return lists;
}

/** Whether an address is one that people of this role may not come from. What is no address is in no list. */
export function keepsOut({ staff, blocked }: Lists, role: Role, from: string): boolean {
  // As a socket says it that hears both families.
  const address = from.replace(/^::ffff:(?=\d+\.)/i, "");
  const isIn = (list: BlockList | undefined) => list?.check(address, familyOf(address)) ?? false;
  return isIn(blocked) || (role !== "patient" && staff !== undefined && !isIn(staff));
}
