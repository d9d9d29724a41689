import { env } from "../env";
import { singleton } from "../singleton";
import type { Storage } from "./storage";

/** The storage of this deployment: a bucket where one is named, else a folder beside the data. */
export const storage = (): Promise<Storage> => singleton("storage", open);

async function open(): Promise<Storage> {
  const { BUCKET_NAME, MEDICONNECT_DATA = ".data" } = env();
  if (!BUCKET_NAME)
    return (await import("./local-folder")).localFolder(`${MEDICONNECT_DATA}/files`);
  // Loaded where it is used: a megabyte of code.
  return (await import("./bucket")).bucket({ ...env(), BUCKET_NAME });
}
