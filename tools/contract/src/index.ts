export { startProviderServer, type DocumentedAnswerOptions, type ProviderServer } from "./provider-server.js";
export type { Exchange } from "./exchange.js";
export type { RawAnswer } from "./answer.js";
