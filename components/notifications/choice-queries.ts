import { useMutation } from "@tanstack/react-query";
import { api, isProblem } from "@/lib/browser/api";
import type { ChangeChoicesInput, Choices } from "@/lib/domain/notifications/choice-schema";

type Change = { body: ChangeChoicesInput; version: number };

const patch = ({ body, version }: Change) =>
  api<Choices>("/me/notifications", { method: "PATCH", body, version });

/** One choice of how one is told: it counts whatever else was changed elsewhere meanwhile. */
export const useChangeChoices = () =>
  useMutation({
    mutationFn: async (change: Change) => {
      try {
        return await patch(change);
      } catch (error) {
        if (!isProblem(error) || error.status !== 412) throw error;
        const { version } = await api<Choices>("/me/notifications");
        return patch({ ...change, version });
      }
    },
  });
