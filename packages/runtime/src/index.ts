export { CallError, isCallError } from "./call-error.js";
export type { BasicCredentials } from "./basic.js";
export type { Bytes } from "./bytes.js";
export type { CallOptions, SharedOptions } from "./call-options.js";
export type { Client, ClientOptions } from "./client.js";
export { DecodeError, isDecodeError } from "./decode-error.js";
export type { ServerSentEvent } from "./event-stream.js";
export { HttpError, isHttpError } from "./http-error.js";
export { isNetworkError, NetworkError } from "./network-error.js";
export type { Attempt, OnAttempt } from "./observation.js";
export { openapiFetch } from "./openapi-fetch.js";
export type { Credential } from "./security.js";
export type {
  ClientErrorStatus,
  InformationalStatus,
  RedirectionStatus,
  ServerErrorStatus,
  Status,
  SuccessfulStatus,
} from "./status.js";
export type { Stop } from "./stop.js";
export type { StopOutcome, StopResult } from "./stop-result.js";
export { isTimeoutError, TimeoutError } from "./timeout-error.js";
export { isUsageError, UsageError } from "./usage-error.js";
