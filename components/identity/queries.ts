import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/browser/api";
import type {
  ChangeRoleInput,
  ChangeUserInput,
  EndedSessions,
  FactorReset,
  ListUsersQuery,
  ResetFactorInput,
  User,
  UserPage,
} from "@/lib/domain/identity/schema";

export type UserFilters = Pick<ListUsersQuery, "q" | "role" | "state">;

/** The filters as they stand in the address and in the API's query. */
export function searchOf({ q, role, state }: UserFilters): URLSearchParams {
  const search = new URLSearchParams();
  if (q) search.set("q", q);
  if (role) search.set("role", role);
  if (state) search.set("state", state);
  return search;
}

/** Users by filters, page by page; `first` came with the document, for the filters it came with. */
export function useUsers(filters: UserFilters, first: UserPage | undefined) {
  return useInfiniteQuery({
    queryKey: ["users", searchOf(filters).toString()],
    queryFn: ({ pageParam }) => {
      const search = searchOf(filters);
      if (pageParam) search.set("cursor", pageParam);
      return api<UserPage>(`/users?${search}`);
    },
    initialPageParam: "",
    initialData: first && { pages: [first], pageParams: [""] },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

/** A change of a user, on the version that was seen; the list is asked for again, whatever came of it. */
function useUserChange<Input>(place: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ user, input }: { user: User; input: Input }) =>
      api<User>(`/users/${user.id}${place}`, {
        method: "PATCH",
        body: input,
        version: user.version,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ["users"] }),
  });
}

/** Suspends or reactivates. */
export const useChangeUser = () => useUserChange<ChangeUserInput>("");

/** Gives another role. */
export const useChangeRole = () => useUserChange<ChangeRoleInput>("/role");

/** Ends a user's sessions in this clinic. */
export const useEndUserSessions = () =>
  useMutation({
    mutationFn: ({ id }: User) => api<EndedSessions>(`/users/${id}/sessions`, { method: "DELETE" }),
  });

/** Takes a user's second factor away. */
export const useResetFactor = () =>
  useMutation({
    mutationFn: ({ user, input }: { user: User; input: ResetFactorInput }) =>
      api<FactorReset>(`/users/${user.id}/factor-reset`, { method: "POST", body: input }),
  });
