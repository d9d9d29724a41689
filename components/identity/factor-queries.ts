import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type { Enrolment, Factor, RecoveryCodes } from "@/lib/domain/identity/factor-schema";

/** What one has besides the password, as it is now. */
export const useFactor = () =>
  useQuery({ queryKey: ["factor"], queryFn: () => api<Factor>("/me/factor"), staleTime: 0 });

/** Begins with an app that shows codes. */
export const useStartEnrolment = () =>
  useMutation({ mutationFn: () => api<Enrolment>("/me/authenticator", { method: "POST" }) });

/** Switches the second factor on by a first code. */
export const useConfirmEnrolment = () =>
  useMutation({
    mutationFn: (code: string) =>
      api<RecoveryCodes>("/me/authenticator/confirmation", { method: "POST", body: { code } }),
  });

/** Switches it off. */
export const useDropAuthenticator = () =>
  useMutation({ mutationFn: () => api("/me/authenticator", { method: "DELETE" }) });

/** Ten new recovery codes. */
export const useRenewCodes = () =>
  useMutation({ mutationFn: () => api<RecoveryCodes>("/me/recovery-codes", { method: "POST" }) });
