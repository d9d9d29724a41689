import type { ExternalToast } from "sonner";

/** Says something shortly; for what every page loads, which must not bring the toasts along. */
export const say = (text: string, options?: ExternalToast): void =>
  void import("sonner").then(({ toast }) => toast(text, options));

/** Says shortly that something failed. */
export const sayFailed = (text: string): void =>
  void import("sonner").then(({ toast }) => toast.error(text));
