// Generated from specs/elizaos/openapi.yaml. Edit the spec, then run `pnpm generate`.
import type { Stop } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { ElizaosClient } from "./client.js";
import { operation, type StopAgentParameters } from "./stop-agent.js";

/**
 * Sends what `stopAgent` sends, and says what came of it. Whatever the provider answers, and whether
 * it answers at all, is an `outcome`; `confirmed` says whether it is over for sure:
 *
 * - `stopped`: 200 with `success` `true` and `data.status` `"inactive"`.
 * - `already-stopped`: any other error with `error` `"Agent is not running"`.
 * - `still-running`: any other error with `error` `"Graceful shutdown timed out"`.
 * - `not-found`: any other error with `error` `"Agent not found"`.
 * - `failed`: 200 with `success` `false`; 401; any other error with `error` `"Failed to stop agent
 *   runtime"`.
 * - `unknown`: any other error with any other `error`.
 *
 * Anything else, such as no answer or one that the spec does not foresee, is `unknown`.
 *
 * @throws {UsageError} when a parameter or credential is missing or unsafe; nothing is sent then.
 * @throws the reason of `signal`, when the caller aborts.
 */
export const stop: Stop<ElizaosClient, StopAgentParameters> = /* @__PURE__ */ wire.createStop(operation, {
  provider: "elizaos",
  force: { graceful: false },
  gracePeriod: "timeout",
  outcomes: {
    "200": {
      property: ["success"],
      values: [
        [true, { property: ["data", "status"], values: [["inactive", "stopped"]] }],
        [false, "failed"],
      ],
    },
    "401": "failed",
    default: {
      property: ["error"],
      values: [
        ["Agent not found", "not-found"],
        ["Agent is not running", "already-stopped"],
        ["Graceful shutdown timed out", "still-running"],
        ["Failed to stop agent runtime", "failed"],
      ],
      other: "unknown",
    },
  },
});
