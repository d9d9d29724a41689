import { api, whyOf } from "./api";
import { sayFailed } from "./say";

/** Has the browser save a file whose address asks for a new proof of who it is: the question comes before. */
export async function saveProven(address: string, offline: string): Promise<void> {
  try {
    await api("/me/proof");
    window.location.assign(address);
  } catch (error) {
    sayFailed(whyOf(error, offline));
  }
}
