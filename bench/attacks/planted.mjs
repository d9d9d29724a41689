// A hole made on purpose, so that finding none elsewhere means something: a parameter pasted into a statement.

import { once } from "node:events";
import { createServer } from "node:http";
import pg from "pg";

/** A server of this machine alone that reads by what it is asked, unchecked. Gives an address with a mark, and stop(). */
export async function startPlanted(connectionString) {
  const pool = new pg.Pool({ connectionString, max: 2 });
  const server = createServer(async ({ url }, response) => {
    const id = new URL(url, "http://127.0.0.1").searchParams.get("id");
    try {
      const statement = `SELECT n FROM generate_series(1, 3) n WHERE n::text = '${id}'`;
      const { rows } = await pool.query(statement);
      response.end(JSON.stringify(rows));
    } catch (error) {
      response.writeHead(500).end(error.message);
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}/?id=1*`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await pool.end();
    },
  };
}
