import type { Benchmark } from "./benchmark.js";
import { type InstalledSize, measureInstalled } from "./installed-size.js";
import { allPeers } from "./peers/all-peers.js";

interface PeerFootprint {
  readonly peer: string;
  /** What a project has installed to call an API. */
  readonly calling: InstalledSize;
  /** What it has installed to generate; undefined where nothing is generated. */
  readonly generating: InstalledSize | undefined;
}

export const footprint: Benchmark<readonly PeerFootprint[]> = {
  name: "footprint",
  about: "what an installation brings: packages, kB; for calling, and for generating",
  method:
    "With all that they depend on, as npm installs it, the package itself included. What is generated is not counted.",
  run: async () =>
    allPeers.map(({ name, installed, generators }) => ({
      peer: name,
      calling: measureInstalled(installed),
      generating: generators && measureInstalled(generators),
    })),
  tables: (peers) => [
    {
      title: "Packages that are installed",
      headings: ["Client", "to call", "kB", "to generate", "kB"],
      lines: peers.map(({ peer, calling, generating }) => [peer, ...show(calling), ...show(generating)]),
    },
  ],
};

function show(size: InstalledSize | undefined): readonly string[] {
  return size === undefined ? ["-", "-"] : [String(size.packages), (size.bytes / 1000).toFixed(0)];
}
