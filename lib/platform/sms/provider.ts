/** Who takes text messages; another country or price is another provider, and no code but this knows which. */
export type SmsProvider = {
  /** Hands over one text to a number in E.164. Fails with the provider's error. */
  send: (to: string, text: string) => Promise<void>;
};

/** The provider of this installation; undefined: text messages cannot leave, and whoever could ask for one is told so. */
export const smsProvider = (): SmsProvider | undefined => undefined;
