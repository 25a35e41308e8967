// Generated from specs/forboc/openapi.yaml. Edit the spec, then run `pnpm generate`.
export { createForbocClient, type ForbocClient, type ForbocClientOptions } from "./client.js";
export {
  isStopGhostSessionError,
  stopGhostSession,
  type StopGhostSessionError,
  type StopGhostSessionParameters,
} from "./stop-ghost-session.js";
export type { paths, GhostSession, GhostStatus, GhostError } from "./schema.js";
export {
  CallError,
  type CallOptions,
  DecodeError,
  HttpError,
  isHttpError,
  NetworkError,
  UsageError,
} from "@agent-stop/runtime";
