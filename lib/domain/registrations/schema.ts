import { z } from "zod";
import { name } from "@/lib/domain/invitations/schema";
import { emailAddress, text } from "@/lib/platform/text";

const LONGEST_PASSWORD = 512; // more than the rules allow, so that they say so
const EARLIEST = "1850-01-01";

const locale = z.enum(["es", "en"]);
const birthDate = z.iso.date({ error: "bad_date" }).refine((day) => day >= EARLIEST, "bad_date");
const password = z.string().min(1, { error: "required" }).max(LONGEST_PASSWORD);

/** What somebody types who registers at a clinic, by its short name in addresses. */
export const registerInput = z.strictObject({
  clinic: text(100),
  given: name,
  family: name,
  birthDate,
  email: emailAddress,
  password,
  locale,
  /** That the clinic keeps what stands here, and looks for their chart by it. */
  accepted: z.literal(true, { error: "required" }),
});
export type RegisterInput = z.output<typeof registerInput>;

/** What waits, sealed, until the address is theirs. */
export const waitingPerson = registerInput
  .pick({ given: true, family: true, birthDate: true, email: true, locale: true })
  .extend({ passwordHash: z.string() });
export type WaitingPerson = z.output<typeof waitingPerson>;

/** By the link of the mail, and the password that was chosen: who holds the mailbox is who typed it. */
export const confirmRegistrationInput = z.strictObject({ token: z.string().max(100), password });
export type ConfirmRegistrationInput = z.output<typeof confirmRegistrationInput>;
