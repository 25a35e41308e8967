// Generated from specs/ghostly/openapi.yaml. Edit the spec, then run `pnpm generate`.
export { createGhostlyClient, type GhostlyClient, type GhostlyClientOptions } from "./client.js";
export { isCancelRunError, cancelRun, type CancelRunError, type CancelRunParameters } from "./cancel-run.js";
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
  TimeoutError,
  UsageError,
} from "@agent-stop/runtime";
