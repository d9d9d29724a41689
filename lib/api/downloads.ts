import { z } from "zod";
import {
  askDownloadInput,
  download,
  downloadContentQuery,
  downloadLink,
  downloadPage,
  downloadParams,
  listDownloadsQuery,
} from "@/lib/domain/downloads/schema";
import { patientParams } from "@/lib/domain/patients/schema";
import type { Operation } from "@/lib/platform/http/operation";

const TAKERS = ["doctor", "nurse", "patient"] as const;
const ONE = "/downloads/{downloadId}";

export const askDownloadOperation = {
  method: "post",
  path: "/patients/{patientId}/downloads",
  summary: "Ask for a document of the chart; it is written after the answer, and kept for a day",
  params: patientParams,
  body: askDownloadInput,
  answer: download,
  status: 201,
  roles: TAKERS,
  idempotent: true,
  stepUp: true,
} satisfies Operation;

export const listDownloadsOperation = {
  method: "get",
  path: "/downloads",
  summary: "What one asked for, the latest first",
  query: listDownloadsQuery,
  answer: downloadPage,
  roles: TAKERS,
} satisfies Operation;

export const getDownloadOperation = {
  method: "get",
  path: ONE,
  summary: "How far something is that one asked for",
  params: downloadParams,
  answer: download,
  roles: TAKERS,
} satisfies Operation;

export const linkToDownloadOperation = {
  method: "get",
  path: `${ONE}/link`,
  summary: "An address of its bytes, for this person and ten minutes",
  params: downloadParams,
  answer: downloadLink,
  roles: TAKERS,
  stepUp: true,
} satisfies Operation;

export const readDownloadOperation = {
  method: "get",
  path: `${ONE}/content`,
  summary: "The bytes, by an address that was made for this person; ranges are answered",
  params: downloadParams,
  query: downloadContentQuery,
  answer: z.string(),
  file: "*/*",
  roles: TAKERS,
} satisfies Operation;
