// A note that is being written: every request is a pause of somebody who types, each in a note of their own.
import { Stop } from "../scripts/console.mjs";
import { get } from "./people.mjs";

// More than connections: none ever waits for a note.
const NOTES = 60;
const PARAGRAPH =
  "Tres días de tos con flema amarillenta y fiebre de hasta 38,4 °C. Cansancio, come poco. ";

const CONTENT = {
  type: "consultation",
  confidential: false,
  occurredAt: new Date().toISOString(),
  subjective: PARAGRAPH.repeat(12),
  objective: PARAGRAPH.repeat(4),
  assessment: PARAGRAPH.repeat(2),
  plan: PARAGRAPH.repeat(6),
  summaryFound: "",
  summaryTodo: "",
  summaryReturn: "",
  diagnoses: [],
  editor: "bench",
};

/** The scenario `note-autosave` for a patient of this doctor. */
export async function noteAutosave(base, patientId, cookie) {
  const notes = `/api/v1/patients/${patientId}/notes`;
  const headers = { "content-type": "application/json", cookie };
  const open = async () => {
    const response = await fetch(base + notes, { method: "POST", headers, body: "{}" });
    if (response.status !== 201) throw new Stop(`POST ${notes} answers ${response.status}.`);
    return (await response.json()).id;
  };
  const first = await open();
  for (let i = 0; i < NOTES; i++) await open();
  let free = [];
  return {
    name: "note-autosave",
    status: 200,
    /** The notes as they stand: a run that was stopped doesn't say how far it came. */
    prepare: async () => {
      const { items } = await get(base, `${notes}?state=draft&limit=100`, cookie);
      free = items.filter(({ id }) => id !== first);
    },
    requests: [
      {
        method: "PATCH",
        path: `${notes}/${first}`,
        headers: { ...headers, "if-match": '"1"' },
        body: JSON.stringify(CONTENT),
        setupRequest: (request) => {
          const { id, version } = free.shift();
          return {
            ...request,
            path: `${notes}/${id}`,
            headers: { ...headers, "if-match": `"${version}"` },
          };
        },
        onResponse: (status, body) => {
          if (status === 200) free.push(JSON.parse(body));
        },
      },
    ],
  };
}
