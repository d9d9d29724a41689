const subject = { reference: "urn:uuid:p" };
const observation = (id: string, code: string, more: string) =>
  `{"resourceType": "Observation", "id": "${id}", "status": "final", "subject": {"reference": "urn:uuid:p"}, "encounter": {"reference": "urn:uuid:e"},
    "code": {"coding": [{"system": "http://loinc.org", "code": "${code}"}]}, "effectiveDateTime": "2020-01-02", ${more}}`;
/** Resources of a patient as another system exports them, each as its text. */
export const IMPORTED = [
  JSON.stringify({
    resourceType: "Patient",
    id: "p",
    name: [{ use: "official", family: "Ordóñez", given: ["Ana"], prefix: ["Sra."] }],
    birthDate: "1987-03",
    deceasedDateTime: "2024-05-06",
    identifier: [
      { type: { coding: [{ code: "MR" }] }, system: "urn:x", value: "77" },
      { system: "urn:y", value: "AB-1", period: { start: "2001" } },
    ],
    telecom: [{ system: "phone", use: "home", value: "0034 600 123 456" }],
    contact: [
      { relationship: [{ coding: [{ code: "MTH" }], text: "Madre" }], name: { text: "Eva" } },
    ],
  }),
  JSON.stringify({
    resourceType: "Practitioner",
    id: "d",
    name: [{ family: "Kassulke" }],
    identifier: [{ system: "npi", value: "520" }],
  }),
  JSON.stringify({
    resourceType: "Encounter",
    id: "e",
    status: "finished",
    class: { code: "AMB" },
    type: [{ text: "Revisión" }],
    subject,
    participant: [{ individual: { reference: "Practitioner?identifier=npi%7C520" } }],
    period: { start: "2020-01-02T10:00:00+01:00" },
  }),
  JSON.stringify({
    resourceType: "Condition",
    id: "c",
    code: {
      text: "Asma",
      coding: [
        { system: "a", code: "1" },
        { system: "b", code: "2" },
      ],
    },
    onsetAge: { value: 42, unit: "a" },
    subject,
    encounter: { reference: "urn:uuid:e" },
  }),
  JSON.stringify({
    resourceType: "AllergyIntolerance",
    id: "a",
    code: { text: "Polen" },
    patient: subject,
    reaction: [{ severity: "severe", manifestation: [] }],
  }),
  JSON.stringify({
    resourceType: "Coverage",
    id: "v",
    status: "active",
    beneficiary: subject,
    payor: [{ display: "Mutua" }],
    subscriberId: "9",
  }),
  JSON.stringify({ resourceType: "CarePlan", id: "k", status: "active", intent: "plan", subject }),
  observation(
    "o1",
    "1988-5",
    '"valueQuantity": {"value": 0.30, "comparator": "<", "unit": "mg/L"}, "referenceRange": [{"high": {"value": 0.50}}]',
  ),
  observation("o2", "8867-4", '"valueString": ">40 /min"'),
  observation(
    "o3",
    "29463-7",
    '"valueQuantity": {"value": 81.1234567890123, "unit": "kg", "code": "kg"}',
  ),
  observation(
    "o4",
    "41653-7",
    '"valueQuantity": {"value": 5.50, "unit": "mmol/L", "code": "mmol/L"}',
  ),
];
/** A bundle of resources, each given as its text. */
export const bundleOf = (texts: string[]) =>
  `{"resourceType": "Bundle", "type": "collection", "entry": [${texts
    .map(
      (text) => `{"fullUrl": "urn:uuid:${/"id": ?"(.*?)"/.exec(text)?.[1]}", "resource": ${text}}`,
    )
    .join(",")}]}`;
