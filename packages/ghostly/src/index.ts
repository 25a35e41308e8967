// Generated from specs/ghostly/openapi.yaml. Edit the spec, then run `pnpm generate`.
export { createGhostlyClient, type GhostlyClient, type GhostlyClientOptions } from "./client.js";
export { isCancelRunError, cancelRun, type CancelRunError, type CancelRunParameters } from "./cancel-run.js";
export { stop } from "./stop.js";
export type { paths, CancelResult, CancelAccepted, CancelStale, RunError } from "./schema.js";
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
