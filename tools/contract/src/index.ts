export { startProviderServer, type DocumentedAnswerOptions, type ProviderServer } from "./provider-server.js";
export type { Exchange } from "./exchange.js";
export type { RawAnswer } from "./answer.js";
export type { Life } from "./simulator/agent.js";
export { type Fault, FAULTS } from "./simulator/fault.js";
export type { SimulatedProvider } from "./simulator/behaviour.js";
export { type Simulator, type SimulatorOptions, startSimulator } from "./simulator/simulator.js";
// For exchanges that were recorded with a provider, and those with servers by others.
export type { Answer } from "./answer.js";
export { exchangeText, httpText } from "./http-text.js";
export type { Operation } from "./operation.js";
export { createPathTemplate } from "./path-template.js";
export { type ReceivedRequest, receivedRequest, sentValues } from "./received-request.js";
export { readRequestBytes } from "./request-bytes.js";
export { checkResponse } from "./response-check.js";
export type { SecurityScheme } from "./security-scheme.js";
export { readSpec, type Spec } from "./spec.js";
