export { startProviderServer, type DocumentedAnswerOptions, type ProviderServer } from "./provider-server.js";
export type { Exchange } from "./exchange.js";
export type { RawAnswer } from "./answer.js";
export type { Life } from "./simulator/agent.js";
export { type Fault, FAULTS } from "./simulator/fault.js";
export type { SimulatedProvider } from "./simulator/behaviour.js";
export { type Simulator, type SimulatorOptions, startSimulator } from "./simulator/simulator.js";
