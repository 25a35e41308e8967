// Generated from specs/elizaos/openapi.yaml. Edit the spec, then run `pnpm generate`.
export { createElizaosClient, type ElizaosClient, type ElizaosClientOptions } from "./client.js";
export { isStopAgentError, stopAgent, type StopAgentError, type StopAgentParameters } from "./stop-agent.js";
export { stop } from "./stop.js";
export type { paths, AgentStopOptions, AgentStop, StoppedAgent, AgentError } from "./schema.js";
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
