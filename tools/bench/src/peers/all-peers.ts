import { aiProjects } from "./ai-projects.js";
import { bareFetch } from "./bare-fetch.js";
import { elizaosApiClient } from "./elizaos-api-client.js";
import { fets } from "./fets.js";
import { heyApi } from "./hey-api.js";
import { kubb } from "./kubb.js";
import { ky } from "./ky.js";
import { oazapfts } from "./oazapfts.js";
import { openai } from "./openai.js";
import { openapiFetch } from "./openapi-fetch.js";
import { openapiTypescriptCodegen } from "./openapi-typescript-codegen.js";
import { orval } from "./orval.js";
import { ours } from "./ours.js";
import type { Peer } from "./peer.js";
import { swaggerTypescriptApi } from "./swagger-typescript-api.js";

/** The limit, ours, generators and libraries, and clients of one API that people install. */
export const allPeers: readonly Peer[] = [
  bareFetch,
  ours,
  openapiFetch,
  heyApi,
  orval,
  kubb,
  swaggerTypescriptApi,
  oazapfts,
  openapiTypescriptCodegen,
  fets,
  ky,
  openai,
  aiProjects,
  elizaosApiClient,
];
