declare module "heic-decode" {
  type Photo = {
    width: number;
    height: number;
    decode: () => Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
  };
  /** The pictures of a HEIC file, the first the one that is meant; none is decoded yet. */
  export function all(given: { buffer: Uint8Array }): Promise<Photo[]>;
}
