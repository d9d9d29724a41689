/** Where one goes after signing in: only a place of this site, else its start. */
export const placeAfter = (next: string | null): string =>
  next && /^\/(?!\/)[\w/?=&.#-]*$/.test(next) ? next : "/";
