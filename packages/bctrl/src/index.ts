// Generated from specs/bctrl/openapi.yaml. Edit the spec, then run `pnpm generate`.
export { createBctrlClient, type BctrlClient, type BctrlClientOptions } from "./client.js";
export {
  isStopRuntimeError,
  stopRuntime,
  type StopRuntimeError,
  type StopRuntimeParameters,
} from "./stop-runtime.js";
export { stop } from "./stop.js";
export type {
  paths,
  Runtime,
  RuntimeKind,
  RuntimeStatus,
  RuntimeSummary,
  RuntimeLaunchMode,
  RuntimeError,
} from "./schema.js";
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
