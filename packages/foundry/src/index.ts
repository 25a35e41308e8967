// Generated from specs/foundry/openapi.yaml. Edit the spec, then run `pnpm generate`.
export { createFoundryClient, type FoundryClient, type FoundryClientOptions } from "./client.js";
export {
  isStopSessionError,
  stopSession,
  type StopSessionError,
  type StopSessionParameters,
} from "./stop-session.js";
export type { paths, FoundryErrorResponse, FoundryError } from "./schema.js";
export {
  CallError,
  type CallOptions,
  DecodeError,
  HttpError,
  isHttpError,
  NetworkError,
  UsageError,
} from "@agent-stop/runtime";
