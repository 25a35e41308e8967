// Generated from specs/elizaos/openapi.yaml. Edit the spec, then run `pnpm generate`.
export { createElizaosClient, type ElizaosClient, type ElizaosClientOptions } from "./client.js";
export { isStopAgentError, stopAgent, type StopAgentError, type StopAgentParameters } from "./stop-agent.js";
export type { paths, StopOptions, StopResult, StoppedAgent, AgentError } from "./schema.js";
export {
  CallError,
  type CallOptions,
  DecodeError,
  HttpError,
  isHttpError,
  NetworkError,
  UsageError,
} from "@agent-stop/runtime";
