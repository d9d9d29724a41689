import pino from "pino";
import { env } from "../env";
import { singleton } from "../singleton";

/** Structured logs on standard output: ids and durations, never names, bodies or query strings. */
export const log = () => singleton("log", () => pino({ level: env().LOG_LEVEL, base: undefined }));
