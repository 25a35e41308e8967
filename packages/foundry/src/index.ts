// Generated from specs/foundry/openapi.yaml. Edit the spec, then run `pnpm generate`.
export { createFoundryClient, type FoundryClient, type FoundryClientOptions } from "./client.js";
export {
  isStopSessionError,
  stopSession,
  type StopSessionError,
  type StopSessionParameters,
} from "./stop-session.js";
export { stop } from "./stop.js";
export type { paths, FoundryErrorResponse, FoundryError } from "./schema.js";
export {
  type Attempt,
  CallError,
  type CallOptions,
  DecodeError,
  HttpError,
  isCallError,
  isDecodeError,
  isHttpError,
  isNetworkError,
  isTimeoutError,
  isUsageError,
  NetworkError,
  openapiFetch,
  type Stop,
  type StopOutcome,
  type StopResult,
  TimeoutError,
  UsageError,
} from "@agent-stop/runtime";
