import * as fc from "fast-check";
import type { Server } from "../api.js";

/** Paths of servers, with variables that have defaults. Their host is that of the test. */
export const server: fc.Arbitrary<Server> = fc.constantFrom<Server[]>(
  { path: "", variables: {} },
  { path: "/", variables: {} },
  { path: "/v1", variables: {} },
  { path: "/api/{stage}/", variables: { stage: "live" } },
  { path: "/{base path}/x", variables: { "base path": "p-1.2_3~" } },
);
