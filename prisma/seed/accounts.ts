import { authPool, openPool } from "@/lib/platform/db/pools";
import { env } from "@/lib/platform/env";
import { type HumanName, makeAccount } from "@/lib/testing/factories";

type Person = { email: string; name: string; password: string };
type DemoDoctor = Person & { names: HumanName[]; speciality: string };

const DOCTOR_PASSWORD = "Demo2024!Doctor";

export const ADMIN: Person = {
  email: "admin@mediconnect.demo",
  name: "Elena Navarro Sanz",
  password: "Demo2024!Admin",
};
export const JOHN_DOE: Person = {
  email: "john.doe@mediconnect.demo",
  name: "John Doe",
  password: "Demo2024!Patient",
};
/** The first is the one of the demo's story: most patients are this doctor's. */
export const DOCTORS: DemoDoctor[] = [
  {
    email: "dr.smith@mediconnect.demo",
    name: "Dr. John Smith",
    password: DOCTOR_PASSWORD,
    names: [{ use: "official", family: "Smith", given: ["John"], prefix: ["Dr."] }],
    speciality: "Medicina de familia",
  },
  {
    email: "lucia.fernandez@mediconnect.demo",
    name: "Dra. Lucía Fernández Ortega",
    password: DOCTOR_PASSWORD,
    names: [{ use: "official", family: "Fernández Ortega", given: ["Lucía"], prefix: ["Dra."] }],
    speciality: "Pediatría",
  },
  {
    email: "javier.moreno@mediconnect.demo",
    name: "Dr. Javier Moreno Castillo",
    password: DOCTOR_PASSWORD,
    names: [{ use: "official", family: "Moreno Castillo", given: ["Javier"], prefix: ["Dr."] }],
    speciality: "Cardiología",
  },
  {
    email: "nuria.puig@mediconnect.demo",
    name: "Dra. Núria Puig i Ferrer",
    password: DOCTOR_PASSWORD,
    names: [{ use: "official", family: "Puig i Ferrer", given: ["Núria"], prefix: ["Dra."] }],
    speciality: "Neumología",
  },
];

/** The ids of the demo's accounts by e-mail, in the order given. Those of a seed that was cut short are used again. */
export async function makeAccounts(people: Person[]): Promise<string[]> {
  const { rows } = await authPool().query<{ id: string; email: string }>(
    "SELECT id, email FROM users WHERE email = ANY($1)",
    [people.map(({ email }) => email)],
  );
  const known = new Map(rows.map(({ id, email }) => [email, id]));
  return Promise.all(
    people.map(async ({ email, name, password }) => {
      return known.get(email) ?? (await makeAccount({ email, name, password })).userId;
    }),
  );
}

/** Makes a user an administrator of the platform, as the owner's role: the application's may not. */
export async function makePlatformAdmin(userId: string): Promise<void> {
  const url = env().MIGRATION_DATABASE_URL;
  if (!url)
    throw new Error(
      "The seed needs MIGRATION_DATABASE_URL: only the owner makes a platform administrator.",
    );
  const pool = openPool(url, 1);
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.user_id', $1, true)", [userId]);
    await client.query("UPDATE users SET platform_admin = true WHERE id = $1", [userId]);
    await client.query("COMMIT");
  } finally {
    client.release(true);
    await pool.end();
  }
}
