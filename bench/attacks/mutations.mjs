// Rights made wrong on purpose, one at a time: the matrix of who gets in where must notice each.

const DOOR = "lib/domain/patients/door.ts";
const ENDED = [
  DOOR,
  `
        AND c.starts_at <= now() AND (c.ends_at IS NULL OR c.ends_at > now())) THEN 'care'`,
  ") THEN 'care'",
];

/**
 * Each with its edits: file, what stands there, what is put there. Where `wall` says so, the database looks by itself and
 * may keep out whom the code lets in: then nothing goes red, and that is no survivor.
 */
export const MUTATIONS = [
  {
    name: "every role is let in everywhere",
    edits: [
      [
        "lib/platform/http/context.ts",
        "const hasRole = !roles || roles.some((role) => role === session?.role);",
        "const hasRole = !roles || session !== undefined;",
      ],
    ],
  },
  {
    name: "an administrator opens charts",
    edits: [[DOOR, "WHEN $3 = 'admin' THEN NULL", "WHEN $3 = 'admin' THEN 'care'"]],
  },
  {
    name: "patients list the clinic's patients, by policy and operation",
    edits: [
      [
        "lib/domain/patients/policy.ts",
        'actor.role === "doctor" || actor.role === "nurse" || actor.role === "admin";',
        "actor.role.length > 0;",
      ],
      [
        "lib/api/patients.ts",
        'answer: patientPage,\n  roles: ["doctor", "nurse", "admin"],',
        "answer: patientPage,",
      ],
    ],
  },
  { name: "the door forgets that a relation ended", wall: true, edits: [ENDED] },
  {
    name: "the door forgets that a relation ended, and the wall behind it too",
    edits: [
      ENDED,
      [
        "prisma/migrations/0040_wall_of_persons/migration.sql",
        `member_id = current_member()
    AND starts_at <= now() AND (ends_at IS NULL OR ends_at > now())`,
        "member_id = current_member()",
      ],
    ],
  },
];
