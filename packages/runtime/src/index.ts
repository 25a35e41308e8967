export { type Client, type ClientOptions, createClient } from "./client.js";
export { CallError } from "./call-error.js";
export { DecodeError } from "./decode-error.js";
export { HttpError, isHttpError } from "./http-error.js";
export { NetworkError } from "./network-error.js";
export { UsageError } from "./usage-error.js";
export type {
  ClientErrorStatus,
  InformationalStatus,
  RedirectionStatus,
  ServerErrorStatus,
  Status,
  SuccessfulStatus,
} from "./status.js";

// What stands below is for generated code: it may change with any minor version.
export { type CallOptions, send } from "./send.js";
export type { Api, Operation, Parameter, RequestBody, Server } from "./operation.js";
export type { SecurityRequirement, SecurityScheme } from "./security.js";
