import { z } from "zod";
import { templatePart } from "@/lib/domain/settings/schema";
import { MAIL_KINDS, MAIL_LOCALES, MAIL_PARTS } from "./parts";

/** A template to be seen as a mail before it is saved; a part that is null is in our words. */
export const mailTestInput = z
  .strictObject({
    kind: z.enum(MAIL_KINDS),
    locale: z.enum(MAIL_LOCALES),
    subject: z.string().nullable(),
    body: z.string().nullable(),
  })
  .superRefine((input, context) => {
    for (const part of MAIL_PARTS) {
      const read = templatePart(input.kind, part).nullable().safeParse(input[part]);
      for (const { message, ...issue } of read.error?.issues ?? [])
        context.addIssue({
          code: "custom",
          message,
          path: [part],
          params: "params" in issue ? issue.params : undefined,
        });
    }
  });
export type MailTestInput = z.output<typeof mailTestInput>;

export const mailTest = z.object({
  /** Where it went: to whoever asked for it. */
  address: z.string(),
});
export type MailTest = z.output<typeof mailTest>;
