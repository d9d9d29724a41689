import type { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { ByteRange, Storage, Stored } from "./storage";

const UPLOAD_SECONDS = 15 * 60;
const CONNECT_MS = 5000;
const SILENT_MS = 60_000;

type Keys = {
  BUCKET_NAME: string;
  BUCKET_REGION: string;
  BUCKET_ENDPOINT?: string | undefined;
  BUCKET_KEY_ID?: string | undefined;
  BUCKET_SECRET?: string | undefined;
};

/** Files in an S3-compatible bucket: five plain commands, which every such service knows. */
export function bucket(keys: Keys): Storage {
  const client = clientOf(keys);
  const Bucket = keys.BUCKET_NAME;
  const list = (folder: string) => listObjects(client, Bucket, `${folder}/`);
  return {
    list,
    put: (Key, Body, ContentLength) =>
      putObject(client, new PutObjectCommand({ Bucket, Key, Body, ContentLength }), Body),
    get: async (Key, range) => {
      const found = await client.send(new GetObjectCommand({ Bucket, Key, Range: spoken(range) }));
      return found.Body as Readable;
    },
    remove: async (folder) => {
      for await (const { key: Key } of list(folder))
        await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    uploadAddress: (Key, ContentLength) =>
      getSignedUrl(client, new PutObjectCommand({ Bucket, Key, ContentLength }), {
        expiresIn: UPLOAD_SECONDS,
        signableHeaders: new Set(["content-length"]),
      }),
  };
}

function clientOf(keys: Keys): S3Client {
  const { BUCKET_ENDPOINT, BUCKET_KEY_ID, BUCKET_SECRET } = keys;
  const credentials =
    BUCKET_KEY_ID && BUCKET_SECRET
      ? { accessKeyId: BUCKET_KEY_ID, secretAccessKey: BUCKET_SECRET }
      : undefined; // those of the machine
  return new S3Client({
    region: keys.BUCKET_REGION,
    ...(BUCKET_ENDPOINT && { endpoint: BUCKET_ENDPOINT, forcePathStyle: true }),
    ...(credentials && { credentials }),
    // A connection that was dropped without a word ends: else what waits for it waits for ever.
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENT_MS },
    // Not every service knows the newer checksums, and a browser cannot make them for an address.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}

/** The client waits for ever for bytes of a stream that broke. */
async function putObject(client: S3Client, command: PutObjectCommand, body: Readable) {
  const stop = new AbortController();
  let broken: unknown;
  body.once("error", (error) => {
    broken = error;
    stop.abort();
  });
  await client.send(command, { abortSignal: stop.signal }).catch((error) => {
    throw broken ?? error;
  });
}

const spoken = (range?: ByteRange) => range && `bytes=${range.start}-${range.end}`;

async function* listObjects(
  client: S3Client,
  Bucket: string,
  Prefix: string,
): AsyncGenerator<Stored> {
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
    for (const { Key = "", Size = 0, LastModified = new Date() } of page.Contents ?? [])
      yield { key: Key, size: Size, at: LastModified };
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
}
