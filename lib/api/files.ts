import { z } from "zod";
import {
  beginUploadInput,
  editFileInput,
  fileContentQuery,
  fileLink,
  fileLinkQuery,
  fileParams,
  partParams,
  uploadState,
} from "@/lib/domain/documents/file-schema";
import { chartFile } from "@/lib/domain/documents/schema";
import { patientParams } from "@/lib/domain/patients/schema";
import type { Operation } from "@/lib/platform/http/operation";
import { listOperation } from "./chart-list";

const FILES = "/patients/{patientId}/files";
const FILE = `${FILES}/{fileId}`;
const UPLOADERS = ["doctor", "nurse", "patient"] as const;

export const listFilesOperation = listOperation("files", "Files of the chart", chartFile);

export const beginUploadOperation = {
  method: "post",
  path: FILES,
  summary: "Announce a file; its parts are put next",
  params: patientParams,
  body: beginUploadInput,
  answer: chartFile,
  status: 201,
  roles: UPLOADERS,
  idempotent: true,
} satisfies Operation;

export const getUploadOperation = {
  method: "get",
  path: `${FILE}/upload`,
  summary: "How far an upload of one's own got, and where its other parts are put",
  params: fileParams,
  answer: uploadState,
  roles: UPLOADERS,
} satisfies Operation;

export const putPartOperation = {
  method: "put",
  path: `${FILE}/parts/{part}`,
  summary: "Put one part of a file; where getUpload names another address, put it there",
  params: partParams,
  bytes: true,
  answer: z.object({ part: z.number().int() }),
  roles: UPLOADERS,
} satisfies Operation;

export const completeUploadOperation = {
  method: "post",
  path: `${FILE}/completion`,
  summary: "Say that all parts were put; said again it changes nothing",
  params: fileParams,
  answer: chartFile,
  roles: UPLOADERS,
} satisfies Operation;

export const dropUploadOperation = {
  method: "delete",
  path: FILE,
  summary: "Give up an upload of one's own, or take away one that was rejected",
  params: fileParams,
  answer: z.object({}),
  roles: UPLOADERS,
} satisfies Operation;

export const editFileOperation = {
  method: "patch",
  path: FILE,
  summary:
    "Say otherwise what a file is; show it to its patient or no longer; mark it as entered in error",
  params: fileParams,
  body: editFileInput,
  answer: chartFile,
  roles: UPLOADERS,
  ifMatch: true,
} satisfies Operation;

export const checkAgainOperation = {
  method: "post",
  path: `${FILE}/check`,
  summary: "Have a file looked at again that could not be; any other stays as it is",
  params: fileParams,
  answer: chartFile,
  roles: UPLOADERS,
} satisfies Operation;

export const linkToFileOperation = {
  method: "get",
  path: `${FILE}/link`,
  summary: "An address of the file's bytes, for this person and ten minutes",
  params: fileParams,
  query: fileLinkQuery,
  answer: fileLink,
} satisfies Operation;

export const readFileOperation = {
  method: "get",
  path: `${FILE}/content`,
  summary: "The bytes of a file, by an address that was made for this person; ranges are answered",
  params: fileParams,
  query: fileContentQuery,
  answer: z.string(),
  file: "*/*",
} satisfies Operation;
