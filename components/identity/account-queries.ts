import { useMutation } from "@tanstack/react-query";
import { api, isProblem } from "@/lib/browser/api";
import { moveToClinic } from "@/lib/browser/session";
import type { ChangeMeInput, ChangePasswordInput, Me } from "@/lib/domain/identity/schema";

type Change = { body: ChangeMeInput; version: number };

const patchMe = ({ body, version }: Change) => api<Me>("/me", { method: "PATCH", body, version });

/** What the server knows of the signed-in person now. */
export const readMe = () => api<Me>("/me");

/** Changes one's own name and choices, on the version they were seen in. */
export const useChangeMe = () => useMutation({ mutationFn: patchMe });

/** One choice of the account menu: it counts whatever else was changed elsewhere meanwhile. */
export const useChooseForMe = () =>
  useMutation({
    mutationFn: async (change: Change) => {
      try {
        return await patchMe(change);
      } catch (error) {
        if (!isProblem(error) || error.status !== 412) throw error;
        return patchMe({ ...change, version: (await readMe()).version });
      }
    },
  });

/** Changes one's own password; the answer brings this browser's new session. */
export const useChangePassword = () =>
  useMutation({
    mutationFn: (body: ChangePasswordInput) => api("/me/password", { method: "POST", body }),
  });

/** Goes on in another of one's clinics, at a place there: its start, where none is given. */
export const useSwitchClinic = (userId: string, path?: string) =>
  useMutation({ mutationFn: (clinicId: string) => moveToClinic(userId, clinicId, path) });
