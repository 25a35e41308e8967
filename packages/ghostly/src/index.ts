// Generated from specs/ghostly/openapi.yaml. Edit the spec, then run `pnpm generate`.
export { createGhostlyClient, type GhostlyClient, type GhostlyClientOptions } from "./client.js";
export { isCancelRunError, cancelRun, type CancelRunError, type CancelRunParameters } from "./cancel-run.js";
export type { paths, CancelResult, CancelAccepted, CancelStale, RunError } from "./schema.js";
export {
  CallError,
  type CallOptions,
  DecodeError,
  HttpError,
  isHttpError,
  NetworkError,
  UsageError,
} from "@agent-stop/runtime";
