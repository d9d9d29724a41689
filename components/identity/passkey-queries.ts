import { useMutation } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type { Passkey } from "@/lib/domain/identity/passkey-schema";

/** Gives a key another name. */
export const useRenameKey = ({ id, version }: Passkey) =>
  useMutation({
    mutationFn: (name: string) =>
      api<Passkey>(`/me/passkeys/${id}`, { method: "PATCH", body: { name }, version }),
  });

/** Gives a key up. */
export const useRemoveKey = ({ id }: Passkey) =>
  useMutation({ mutationFn: () => api(`/me/passkeys/${id}`, { method: "DELETE" }) });
