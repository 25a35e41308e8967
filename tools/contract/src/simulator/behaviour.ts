import type { DocumentedAnswer, RawAnswer } from "../answer.js";
import type { Agent } from "./agent.js";

/** What a provider answers to a stop: an example of its spec, or what the spec's prose allows and shows no example of. */
export type SimulatedAnswer = DocumentedAnswer | RawAnswer;

/** Deals with a request to stop an agent, and says what the provider answers. `body` is the request's. */
export type Behaviour = (agent: Agent, body: unknown) => SimulatedAnswer;

export type SimulatedProvider = "bctrl" | "elizaos" | "forboc" | "foundry" | "ghostly";

export const BEHAVIOURS: Readonly<Record<SimulatedProvider, Behaviour>> = {
  bctrl,
  elizaos,
  forboc,
  foundry,
  ghostly,
};

/** A 200 without `status` leaves the question open. */
function forboc(agent: Agent): SimulatedAnswer {
  if (agent.life === "gone") return { response: "default", example: "not_found", status: 404 };
  if (agent.life === "refused") return { response: "default", example: "unauthorized", status: 401 };
  if (agent.life === "stopped") return { response: "200", example: "already_stopped" };
  if (agent.life === "running" && !agent.isStopping) agent.tell();
  if (!agent.isRunning) return { response: "200", example: "stopped" };
  return { status: 200, headers: { "content-type": "application/json" }, body: "{}" };
}

/** What it answers for a session that is over is not documented: 404 is the worst case for who lost an answer. */
function foundry(agent: Agent): SimulatedAnswer {
  if (agent.life === "gone" || agent.life === "stopped") return { response: "4XX", status: 404 };
  if (agent.life === "refused") return { response: "4XX", example: "detailed", status: 403 };
  if (agent.life === "running" && !agent.isStopping) agent.tell();
  return agent.isRunning ? { response: "5XX", status: 500 } : { response: "204" };
}

/** Never says in its first answer that a run is over, but for one that a restart has orphaned. */
function ghostly(agent: Agent): SimulatedAnswer {
  if (agent.life === "gone") return { response: "404" };
  if (agent.life === "refused") return { response: "403" };
  if (agent.life === "stopped") return { response: "409" };
  if (agent.isOrphan) {
    agent.close();
    return { response: "200", example: "stale" };
  }
  if (agent.life === "running" && !agent.isStopping) agent.tell();
  return { response: "200", example: "cancelling" };
}

/** Waits for `timeout` in a graceful stop; the simulation does not, as it knows how it ends. */
function elizaos(agent: Agent, body: unknown): SimulatedAnswer {
  if (agent.life === "gone") return { response: "default", example: "not_found", status: 404 };
  if (agent.life === "refused") return { response: "default", example: "failed", status: 400 };
  if (agent.life === "stopped") return { response: "default", example: "not_running", status: 409 };
  if ((Object(body) as { graceful?: unknown }).graceful === false) agent.force();
  else if (agent.life === "running" && !agent.isStopping) agent.tell();
  if (!agent.isRunning) return { response: "200", example: "stopped" };
  return { response: "default", example: "timed_out", status: 422 };
}

/** Says `active` in a 200 of a runtime that goes on. */
function bctrl(agent: Agent): SimulatedAnswer {
  if (agent.life === "gone") return { response: "default", example: "not_found", status: 404 };
  if (agent.life === "refused") return { response: "default", example: "forbidden", status: 403 };
  if (agent.life === "stopped") return { response: "default", example: "not_active", status: 409 };
  if (agent.life === "running" && !agent.isStopping) agent.tell();
  return { response: "200", example: agent.isRunning ? "active" : "stopped" };
}
