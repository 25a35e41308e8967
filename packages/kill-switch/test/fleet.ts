import { createBctrlClient, stop as stopBctrl } from "@agent-stop/bctrl";
import { createElizaosClient, stop as stopElizaos } from "@agent-stop/elizaos";
import { createForbocClient, stop as stopForboc } from "@agent-stop/forboc";
import { createFoundryClient, stop as stopFoundry } from "@agent-stop/foundry";
import { createGhostlyClient, stop as stopGhostly } from "@agent-stop/ghostly";
import { createTarget, type Target } from "@agent-stop/kill-switch";
import { type Fault, type SimulatedProvider, type Simulator, startSimulator } from "agent-stop-contract";

export const PROVIDERS = ["bctrl", "elizaos", "forboc", "foundry", "ghostly"] as const;

/** All providers as simulators, and targets of them. It ends with the scope that holds it (`await using`). */
export interface Fleet extends AsyncDisposable {
  readonly simulators: Readonly<Record<SimulatedProvider, Simulator>>;
  /** The target of the provider's agent number `n`, whose id is `idOf(provider, n)`. */
  target(provider: SimulatedProvider, n: number): Target;
}

export async function startFleet(
  fault: (provider: SimulatedProvider) => Fault | undefined = () => undefined,
): Promise<Fleet> {
  const started = PROVIDERS.map(async (name) => [
    name,
    await startSimulator(name, { fault: () => fault(name) }),
  ]);
  const simulators = Object.fromEntries(await Promise.all(started)) as Fleet["simulators"];
  return {
    simulators,
    target: targets((provider) => simulators[provider].baseUrl),
    async [Symbol.asyncDispose]() {
      await Promise.all(Object.values(simulators).map((simulator) => simulator.close()));
    },
  };
}

/** Makes targets with one client per provider. */
export function targets(baseUrlOf: (provider: SimulatedProvider) => string): Fleet["target"] {
  const options = (provider: SimulatedProvider) => ({ baseUrl: baseUrlOf(provider), token: "example-token" });
  const bctrl = createBctrlClient(options("bctrl"));
  const elizaos = createElizaosClient(options("elizaos"));
  const forboc = createForbocClient(options("forboc"));
  const foundry = createFoundryClient(options("foundry"));
  const ghostly = createGhostlyClient({ baseUrl: baseUrlOf("ghostly"), apiKey: "example-key" });
  const make: Readonly<Record<SimulatedProvider, (n: number, id: string) => Target>> = {
    bctrl: (n) => createTarget(stopBctrl, bctrl, { id: "workspace", alias: `runtime-${n}` }),
    elizaos: (_, agentId) => createTarget(stopElizaos, elizaos, { agentId }),
    forboc: (_, sessionId) => createTarget(stopForboc, forboc, { sessionId }),
    foundry: (n) => createTarget(stopFoundry, foundry, { agent_name: "support", session_id: `session-${n}` }),
    ghostly: (_, id) => createTarget(stopGhostly, ghostly, { id }),
  };
  return (provider, n) => make[provider](n, idOf(provider, n));
}

/** The id of an agent, for its simulator and in results. */
export function idOf(provider: SimulatedProvider, n: number): string {
  if (provider === "bctrl") return `workspace/runtime-${n}`;
  if (provider === "forboc") return `ghost-${n}`;
  if (provider === "foundry") return `support/session-${n}`;
  return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}
