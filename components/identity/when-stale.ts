import { isProblem } from "@/lib/browser/api";

/** What is done when somebody else changed it meanwhile: the list shows what stands now, and whether it is still wanted is asked there. */
export const whenStale = (act: () => void) => (error: unknown) => {
  if (isProblem(error) && error.status === 412) act();
};
