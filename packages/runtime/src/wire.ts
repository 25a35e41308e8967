// The door for generated code. It may change with any minor version; users' code has no business here.
export { createClient } from "./client.js";
export { jsonBody } from "./json-body.js";
export { header, path, query } from "./location.js";
export type { Draft, Location, Style } from "./location.js";
export type { Api, Content, Operation, Parameter, SecurityRequirement } from "./operation.js";
export { bearer, type SecurityScheme } from "./security.js";
export { send } from "./send.js";
export { serverTemplate } from "./server-template.js";
export { serverWait } from "./server-wait.js";
export { decodeJson, type Decoder } from "./unwrap.js";
