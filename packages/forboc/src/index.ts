// Generated from specs/forboc/openapi.yaml. Edit the spec, then run `pnpm generate`.
export { createForbocClient, type ForbocClient, type ForbocClientOptions } from "./client.js";
export {
  isStopGhostSessionError,
  stopGhostSession,
  type StopGhostSessionError,
  type StopGhostSessionParameters,
} from "./stop-ghost-session.js";
export { stop } from "./stop.js";
export type { paths, GhostSession, GhostStatus, GhostError } from "./schema.js";
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
