/**
 * PostgreSQL for one scope (clinic, user, chart, path): every statement carries the scope with it, in the same network round trip.
 *
 * A statement outside a transaction is sent as Parse/Bind/Execute enter_scope + Parse/Bind/Describe/Execute query + Sync.
 * Everything before one Sync is one implicit transaction, so what it sets (`set_config(…, is_local => true)`) ends with it: nothing
 * can leak to the next user of the connection. Inside a transaction BEGIN and enter_scope are pipelined with the first
 * statement; COMMIT of a read-only one isn't waited for.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import { env } from "../env";
import { singleton } from "../singleton";

/** How a transaction comes to rows of patients in nobody's care of it; what each opens stands in the database (path_opens). */
export type Path = "job" | "import" | "seed" | "audience" | "register" | "emergency";
export type Scope = {
  clinicId: string;
  userId: string;
  /** The patient whose chart it is for: the database looks whether it is open to the user. */
  chartId?: string;
  path?: Path;
  readOnly?: boolean;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NAMED = /^[a-z]*$/;
const SET_SCOPE = "SELECT enter_scope($1, $2, $3, $4)";

type Wire = pg.Connection & {
  parse(m: object): void;
  bind(m: object): void;
  execute(m: object): void;
  stream: { cork(): void; uncork(): void };
};
const Query = pg.Query as unknown as new (
  config: object,
) => {
  prepare(c: Wire): void;
  handleRowDescription(m: unknown): void;
  handleDataRow(m: unknown): void;
  handleCommandComplete(m: unknown, c: Wire): void;
  callback: (e: Error | undefined, r: pg.QueryArrayResult) => void;
};

const valuesOf = ({ clinicId, userId, chartId, path }: Scope) => [
  clinicId,
  userId,
  chartId ?? null,
  path ?? null,
];

/** The scope for a transaction, whose beginning takes no parameters: so nothing but UUIDs and a word gets in. */
function scopeSql(scope: Scope): string {
  const { clinicId, userId, chartId, path } = scope;
  if (![clinicId, userId, chartId ?? clinicId].every((id) => UUID.test(id)))
    throw new Error("scope is not of UUIDs");
  if (!NAMED.test(path ?? "")) throw new Error("scope has no such path");
  const chart = chartId ? `'${chartId}'` : "NULL";
  return `SELECT enter_scope('${clinicId}', '${userId}', ${chart}, '${path ?? ""}')`;
}

/** A query that sets the scope inside its own implicit transaction. */
class ScopedQuery extends Query {
  private scopeDone = false;
  constructor(
    config: object,
    private scope: Scope,
  ) {
    super({ ...config, queryMode: "extended" });
  }
  override prepare(connection: Wire) {
    connection.parse({ text: SET_SCOPE, name: "" });
    connection.bind({
      portal: "",
      statement: "",
      values: valuesOf(this.scope),
    });
    connection.execute({ portal: "" });
    super.prepare(connection);
  }
  // The scope's own row arrives without a description, before its CommandComplete: not part of the result.
  override handleDataRow(m: unknown) {
    if (this.scopeDone) super.handleDataRow(m);
  }
  override handleCommandComplete(m: unknown, c: Wire) {
    if (this.scopeDone) super.handleCommandComplete(m, c);
    else this.scopeDone = true;
  }
}

// One for the process: connections outlive a module that Next loads a second time.
const statementNames = () => singleton("statement-names", () => new Map<string, string>());

/** A prepared statement per text: saves the parse and the plan. Off behind a PgBouncer older than 1.21. */
export function nameOf(query: { sql: string }): string | undefined {
  if (!env().DATABASE_NAMED_STATEMENTS) return undefined;
  const names = statementNames();
  let name = names.get(query.sql);
  if (!name && names.size < 500) {
    name = `s${names.size}`;
    names.set(query.sql, name);
  }
  return name;
}

export function scopedQuery(
  client: pg.Pool | pg.PoolClient,
  scope: Scope,
  config: object,
): Promise<pg.QueryArrayResult> {
  return new Promise((resolve, reject) => {
    const q = new ScopedQuery(config, scope);
    q.callback = (e, r) => (e ? reject(e) : resolve(r));
    if ("totalCount" in client) {
      // Nothing to release by hand: the connection goes back when its turn is over.
      client.connect().then((c) => {
        const done = q.callback;
        c.on("error", ignore); // the statement itself fails with it
        q.callback = (e, r) => {
          c.removeListener("error", ignore);
          c.release(e && (e as { severity?: string }).severity !== "ERROR" ? e : undefined);
          done(e, r);
        };
        c.query(q as unknown as pg.Submittable);
      }, reject);
    } else client.query(q as unknown as pg.Submittable);
  });
}

const ignore = () => {};

/** The driver adapter. `current()` says whose scope holds now; without one, statements run with none and see no row. */
export function scopedPg(pool: pg.Pool, current: () => Scope | undefined): SqlDriverAdapterFactory {
  const inner = new PrismaPg(pool);
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    async connect(): Promise<SqlDriverAdapter> {
      const conn = (await inner.connect()) as unknown as SqlDriverAdapter & {
        client: { query(c: object): Promise<unknown> };
      };
      const raw = conn.client;
      // adapter-pg calls client.query once per statement: give it one that adds the scope.
      conn.client = {
        query: (config: object) => {
          const scope = current();
          return scope ? scopedQuery(pool, scope, config) : raw.query(config);
        },
        connect: () => pool.connect(),
      } as never;
      conn.startTransaction = async (isolation?: IsolationLevel): Promise<Transaction> => {
        const scope = current();
        const client = await pool.connect();
        return pipelinedTransaction(client, scope, isolation, conn);
      };
      return conn;
    },
  };
}

function pipelinedTransaction(
  client: pg.PoolClient,
  scope: Scope | undefined,
  isolation: IsolationLevel | undefined,
  conn: SqlDriverAdapter,
): Transaction {
  const proto = Object.getPrototypeOf(Object.getPrototypeOf(conn)); // PgQueryable: queryRaw, executeRaw, performIO, onError
  let first = true;
  const open = () => {
    first = false;
    // Not awaited: the pool's connections are in pipeline mode, and if one of these fails the statement behind it does too.
    let begin = "BEGIN";
    if (isolation) begin += ` ISOLATION LEVEL ${isolation}`;
    if (scope?.readOnly) begin += " READ ONLY";
    if (scope) begin += `; ${scopeSql(scope)}`;
    client.query(begin).catch(ignore);
  };
  const onError = ignore;
  client.on("error", onError);
  const release = async () => {
    client.removeListener("error", onError);
    client.release();
  };
  const tx = Object.create(proto);
  return Object.assign(tx, {
    client: {
      query(q: object) {
        if (!first) return client.query(q as pg.QueryArrayConfig);
        const { stream } = (client as unknown as { connection: Wire }).connection;
        stream.cork(); // BEGIN, scope and statement leave in one packet
        try {
          open();
          return client.query(q as pg.QueryArrayConfig);
        } finally {
          stream.uncork();
        }
      },
    },
    pgOptions: { statementNameGenerator: nameOf },
    options: { usePhantomQuery: false },
    async executeRaw(query: SqlQuery) {
      if (first && (query.sql === "COMMIT" || query.sql === "ROLLBACK")) return 0; // nothing was asked
      if (query.sql === "COMMIT" && scope?.readOnly) {
        client.query("COMMIT").catch(ignore); // nothing to lose; the next user of the connection queues behind it
        return 0;
      }
      return proto.executeRaw.call(this, query);
    },
    commit: release,
    rollback: release,
    createSavepoint: async (n: string) =>
      void (await tx.executeRaw({ sql: `SAVEPOINT ${n}`, args: [], argTypes: [] })),
    rollbackToSavepoint: async (n: string) =>
      void (await tx.executeRaw({ sql: `ROLLBACK TO SAVEPOINT ${n}`, args: [], argTypes: [] })),
    releaseSavepoint: async (n: string) =>
      void (await tx.executeRaw({ sql: `RELEASE SAVEPOINT ${n}`, args: [], argTypes: [] })),
  }) as Transaction;
}
