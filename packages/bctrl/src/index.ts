// Generated from specs/bctrl/openapi.yaml. Edit the spec, then run `pnpm generate`.
export { createBctrlClient, type BctrlClient, type BctrlClientOptions } from "./client.js";
export {
  isStopRuntimeError,
  stopRuntime,
  type StopRuntimeError,
  type StopRuntimeParameters,
} from "./stop-runtime.js";
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
  CallError,
  type CallOptions,
  DecodeError,
  HttpError,
  isHttpError,
  NetworkError,
  UsageError,
} from "@agent-stop/runtime";
