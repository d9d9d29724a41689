import { Redis } from "ioredis";
import { env } from "../env";
import { log } from "../log/log";
import { singleton } from "../singleton";

/** Says once that it is away, and once that it is back. */
function told(client: Redis): Redis {
  let isAway = false;
  return client
    .on("error", ({ name, code }: NodeJS.ErrnoException) => {
      if (!isAway) log().warn({ kind: code ?? name }, "redis away");
      isAway = true;
    })
    .on("ready", () => {
      if (isAway) log().info("redis back");
      isAway = false;
    });
}

// A command waits for two tries at most, and for those of a pipeline before it: so often, a Redis that is away holds no
// request for long, and one that is back is found at once.
const RETRY_MS = 50;

/** The process's Redis. A command fails after one retry rather than hang a request; the listener keeps a lost server from ending the process. */
export const redis = () =>
  singleton("redis", () =>
    told(
      new Redis(env().REDIS_URL, {
        maxRetriesPerRequest: 1,
        connectTimeout: 1000,
        commandTimeout: 2000,
        enableAutoPipelining: true,
        retryStrategy: () => RETRY_MS,
      }),
    ),
  );

/** A connection for the queue, which waits for Redis to come back rather than fail. The caller closes it. */
export const queueConnection = () =>
  told(
    new Redis(env().REDIS_URL, {
      maxRetriesPerRequest: null,
      retryStrategy: (times) => Math.min(times * 50, 500),
    }),
  );
