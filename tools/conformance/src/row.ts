import { startCrossOriginJudge } from "./judge/cross-origin.js";
import { startOwnJudge, type StartJudge } from "./judge/judge.js";
import { startPrismMock } from "./judge/prism-mock.js";
import { startPrismProxy } from "./judge/prism-proxy.js";
import { findChromium } from "./runtime/chromium.js";
import { NODES } from "./runtime/node.js";
import { findBun, findDeno, findNode } from "./runtime/process.js";
import type { Runtime } from "./runtime/runtime.js";
import { findWorkerd } from "./runtime/workerd.js";

/** A row of the table: a runtime, and the server that its tests talk to. */
export interface Row {
  readonly name: string;
  readonly find: () => Promise<Runtime>;
  readonly startJudge: StartJudge;
  /** Whether tests may make servers of their own there, out of sockets. */
  readonly hasSockets: boolean;
}

const OURS = Number.parseInt(process.versions.node);

export const ROWS: readonly Row[] = [
  ...NODES.map((major) => ({
    name: `Node ${major}`,
    find: () => findNode(major),
    startJudge: startOwnJudge,
    hasSockets: true,
  })),
  { name: "Bun", find: findBun, startJudge: startOwnJudge, hasSockets: true },
  { name: "Deno", find: findDeno, startJudge: startOwnJudge, hasSockets: true },
  { name: "workerd", find: findWorkerd, startJudge: startOwnJudge, hasSockets: false },
  { name: "Chromium", find: findChromium, startJudge: startCrossOriginJudge, hasSockets: false },
  { name: "Prism, mock server", find: () => findNode(OURS), startJudge: startPrismMock, hasSockets: false },
  {
    name: "Prism, validating proxy",
    find: () => findNode(OURS),
    startJudge: startPrismProxy,
    hasSockets: false,
  },
];
