// Generated from specs/bctrl/openapi.yaml. Edit the spec, then run `pnpm generate`.
import type { Stop } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { BctrlClient } from "./client.js";
import { operation, type StopRuntimeParameters } from "./stop-runtime.js";

/**
 * Sends what `stopRuntime` sends, and says what came of it. Whatever the provider answers, and whether
 * it answers at all, is an `outcome`; `confirmed` says whether it is over for sure:
 *
 * - `stopped`: 200 with `status` `"stopped"`.
 * - `already-stopped`: any other error with `code` `"runtime.not_active"`.
 * - `still-running`: 200 with `status` `"active"`.
 * - `not-found`: any other error with `code` `"runtime.not_found"`.
 * - `failed`: 200 with `status` `"failed"`; any other error with any other `code`; any other error
 *   without `code`.
 * - `unknown`: 5XX.
 *
 * Anything else, such as no answer or one that the spec does not foresee, is `unknown`.
 *
 * @throws {UsageError} when a parameter or credential is missing or unsafe; nothing is sent then.
 * @throws the reason of `signal`, when the caller aborts.
 */
export const stop: Stop<BctrlClient, StopRuntimeParameters> = /* @__PURE__ */ wire.createStop(operation, {
  provider: "bctrl",
  outcomes: {
    "200": {
      property: ["status"],
      values: [
        ["stopped", "stopped"],
        ["active", "still-running"],
        ["failed", "failed"],
      ],
    },
    "5XX": "unknown",
    default: {
      property: ["code"],
      values: [
        ["runtime.not_found", "not-found"],
        ["runtime.not_active", "already-stopped"],
      ],
      other: "failed",
      absent: "failed",
    },
  },
});
