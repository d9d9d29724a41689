import { z } from "zod";

const base64url = (bytes: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}=*$`), "bad_format");

/** A subscription as a browser's PushManager gives it: the address to call, and its keys. */
export const pushSubscriptionInput = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).max(2000),
  keys: z.strictObject({
    /** A point of P-256, uncompressed. */
    p256dh: base64url(65),
    auth: base64url(16),
  }),
});
export type PushSubscriptionInput = z.output<typeof pushSubscriptionInput>;

export const pushSubscribed = z.object({ id: z.uuid() });

export const pushSubscriptionParams = z.object({
  /** SHA-256 of the address, in hexadecimal: the address itself is nobody's to read. */
  endpointHash: z.string().regex(/^[0-9a-f]{64}$/),
});
