import { type ProviderServer, startProviderServer } from "agent-stop-contract";

/** A server that holds a client to a spec, and that tests can tell what to answer. */
export interface Judge extends ProviderServer {
  /** What it found wrong since it was asked last, one sentence each. */
  violations(): readonly string[] | Promise<readonly string[]>;
}

/** Starts a judge of a spec on a free port of loopback. */
export type StartJudge = (specFile: URL) => Promise<Judge>;

/** A test wants of a judge what it does not do: `message` is the rule. */
export class NotAsked extends Error {
  override readonly name = "NotAsked";
}

/** Our own server, which puts its violations into its answers. */
export const startOwnJudge: StartJudge = async (specFile) => {
  const server = await startProviderServer(specFile);
  return { ...server, violations: () => [] };
};
