import { clear, createStore, get, set, type UseStore } from "idb-keyval";

/** What this device keeps for one person to read without a connection. */
export type OnDevice = {
  userId: string;
  keptAt: number;
  /** Of their drafts and of what is sealed. Not readable, not even by this program: it can only be used. */
  key: CryptoKey;
  sealed: string;
};

const PLACE = "kept";
let opened: UseStore | undefined;
const store = () => {
  opened ??= createStore("offline", "device");
  return opened;
};

/** What this device keeps, for whomever. */
export const onDevice = async (): Promise<OnDevice | undefined> =>
  "indexedDB" in globalThis ? get<OnDevice>(PLACE, store()) : undefined;

export const putOnDevice = (kept: OnDevice): Promise<void> => set(PLACE, kept, store());

export const clearDevice = (): Promise<void> => clear(store());
