import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";

const BUCKET = "clinica";
/** The account that the server knows. */
const ACCOUNT = "S3RVER";

/** A real S3-compatible server on this machine, with one bucket. */
export async function startBucketServer() {
  const directory = mkdtempSync(join(tmpdir(), "bucket-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: BUCKET, configs: [] }],
  });
  const { port } = await server.run();
  return {
    keys: {
      BUCKET_NAME: BUCKET,
      BUCKET_REGION: "us-east-1",
      BUCKET_ENDPOINT: `http://127.0.0.1:${port}`,
      BUCKET_KEY_ID: ACCOUNT,
      BUCKET_SECRET: ACCOUNT,
    },
    stop: async () => {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
