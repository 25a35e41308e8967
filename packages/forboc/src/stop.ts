// Generated from specs/forboc/openapi.yaml. Edit the spec, then run `pnpm generate`.
import type { Stop } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { ForbocClient } from "./client.js";
import { operation, type StopGhostSessionParameters } from "./stop-ghost-session.js";

/**
 * Sends what `stopGhostSession` sends, and says what came of it. Whatever the provider answers, and
 * whether it answers at all, is an `outcome`; `confirmed` says whether it is over for sure:
 *
 * - `stopped`: 200 with `status` `"stopped"`.
 * - `already-stopped`: 200 with `status` `"already_stopped"`.
 * - `not-found`: 404.
 * - `failed`: any other error.
 * - `unknown`: 200 without `status`; 5XX.
 *
 * Anything else, such as no answer or one that the spec does not foresee, is `unknown`.
 *
 * @throws {UsageError} when a parameter or credential is missing or unsafe; nothing is sent then.
 * @throws the reason of `signal`, when the caller aborts.
 */
export const stop: Stop<ForbocClient, StopGhostSessionParameters> = /* @__PURE__ */ wire.createStop(
  operation,
  {
    provider: "forboc",
    confirm: "repeat",
    outcomes: {
      "200": {
        property: ["status"],
        values: [
          ["stopped", "stopped"],
          ["already_stopped", "already-stopped"],
        ],
        absent: "unknown",
      },
      "404": "not-found",
      "5XX": "unknown",
      default: "failed",
    },
  },
);
