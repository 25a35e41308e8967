import { expect, test } from "vitest";
import { parseDocument } from "../src/document.js";
import { lint } from "../src/lint.js";
import { normalizePage } from "../src/normalize/normalize-page.js";

/** A page of an API's documentation, and what it states once it is repaired. */
interface PublishedPage {
  readonly page: string;
  readonly document: object;
}

/** As the tool wrote pages at first: no servers, values as objects, the id of a page as the version. */
const OLD: PublishedPage = {
  page: `# Recall a drone

POST https://api.hive.example/v3/drone/{droneId}/recall

Calls one drone back.

Reference: https://docs.hive.example/api-reference/drone/recall-drone

## OpenAPI Specification

\`\`\`yaml
openapi: 3.1.1
info:
  title: Recall a drone
  version: endpoint_drone.recallDrone
paths:
  /drone/{droneId}/recall:
    post:
      operationId: recall-drone
      summary: Recall a drone
      description: Calls one drone back.
      tags:
        - - subpackage_drone
      parameters:
        - name: droneId
          in: path
          required: true
          schema:
            type: string
      responses:
        '200':
          description: Drone recalled
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Drone_recallDrone_Response_200'
components:
  schemas:
    DroneDroneIdRecallPostResponsesContentApplicationJsonSchemaState:
      type: string
      enum:
        - value: homing
        - value: home_already
    Drone_recallDrone_Response_200:
      type: object
      properties:
        state:
          $ref: >-
            #/components/schemas/DroneDroneIdRecallPostResponsesContentApplicationJsonSchemaState
        droneId:
          type: string
\`\`\`

## SDK Code Examples

\`\`\`python
payload = {}
headers = {"Content-Type": "application/json"}
\`\`\`
`,
  document: {
    openapi: "3.1.1",
    info: { title: "Recall a drone", version: "v3" },
    servers: [{ url: "https://api.hive.example/v3" }],
    paths: {
      "/drone/{droneId}/recall": {
        post: {
          operationId: "recallDrone",
          summary: "Recall a drone",
          description: "Calls one drone back.",
          externalDocs: { url: "https://docs.hive.example/api-reference/drone/recall-drone" },
          tags: ["drone"],
          parameters: [{ name: "droneId", in: "path", required: true, schema: { type: "string" } }],
          responses: {
            "200": {
              description: "Drone recalled",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Drone" } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        DroneState: { type: "string", enum: ["homing", "home_already"] },
        Drone: {
          type: "object",
          properties: { state: { $ref: "#/components/schemas/DroneState" }, droneId: { type: "string" } },
        },
      },
    },
  },
};

/** As it writes them since: servers behind the paths, titles, null as a type, credentials twice. */
const NEW: PublishedPage = {
  page: `# Empty a crate of a store

POST https://api.depot.example/v2/stores/{id}/crates/{label}/empty

Reference: https://docs.depot.example/api/stores/crates-empty

## OpenAPI Specification

\`\`\`yaml
openapi: 3.1.0
info:
  title: depot API
  version: 2.4.0
paths:
  /v2/stores/{id}/crates/{label}/empty:
    post:
      operationId: crates-empty
      summary: Empty a crate of a store
      tags:
        - subpackage_stores
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: string
        - name: label
          in: path
          required: true
          schema:
            type: string
        - name: Authorization
          in: header
          description: Use Bearer .
          required: true
          schema:
            type: string
      responses:
        '200':
          description: Default Response
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/stores_cratesEmpty_Response_200'
servers:
  - url: https://api.depot.example
  - url: http://localhost:9797
components:
  schemas:
    V2StoresIdCratesLabelEmptyPostResponsesContentApplicationJsonSchemaSort:
      type: string
      enum:
        - wood
        - steel
      title: V2StoresIdCratesLabelEmptyPostResponsesContentApplicationJsonSchemaSort
    V2StoresIdCratesLabelEmptyPostResponsesContentApplicationJsonSchemaReportMode:
      type: string
      enum:
        - brief
        - full
      title: >-
        V2StoresIdCratesLabelEmptyPostResponsesContentApplicationJsonSchemaReportMode
    V2StoresIdCratesLabelEmptyPostResponsesContentApplicationJsonSchemaReport:
      type: object
      properties:
        isClean:
          type: boolean
        lastOwner:
          type:
            - string
            - 'null'
          format: uuid
        mode:
          $ref: >-
            #/components/schemas/V2StoresIdCratesLabelEmptyPostResponsesContentApplicationJsonSchemaReportMode
      title: >-
        V2StoresIdCratesLabelEmptyPostResponsesContentApplicationJsonSchemaReport
    stores_cratesEmpty_Response_200:
      type: object
      properties:
        label:
          type: string
        sort:
          $ref: >-
            #/components/schemas/V2StoresIdCratesLabelEmptyPostResponsesContentApplicationJsonSchemaSort
        report:
          $ref: >-
            #/components/schemas/V2StoresIdCratesLabelEmptyPostResponsesContentApplicationJsonSchemaReport
        storeId:
          type: string
          format: uuid
      required:
        - label
        - sort
        - storeId
      title: stores_cratesEmpty_Response_200
  securitySchemes:
    bearerAuth:
      type: http
      scheme: bearer
      description: Use Bearer .
\`\`\`
`,
  document: {
    openapi: "3.1.0",
    info: { title: "depot API", version: "2.4.0" },
    servers: [{ url: "https://api.depot.example" }, { url: "http://localhost:9797" }],
    security: [{ token: [] }],
    paths: {
      "/v2/stores/{id}/crates/{label}/empty": {
        post: {
          operationId: "cratesEmpty",
          summary: "Empty a crate of a store",
          externalDocs: { url: "https://docs.depot.example/api/stores/crates-empty" },
          tags: ["stores"],
          parameters: [
            { name: "id", in: "path", required: true, schema: { type: "string" } },
            { name: "label", in: "path", required: true, schema: { type: "string" } },
          ],
          responses: {
            "200": {
              description: "Default Response",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Crate" } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        CrateSort: { type: "string", enum: ["wood", "steel"] },
        CrateMode: { type: "string", enum: ["brief", "full"] },
        CrateReport: {
          type: "object",
          properties: {
            isClean: { type: "boolean" },
            lastOwner: { type: ["string", "null"], format: "uuid" },
            mode: { $ref: "#/components/schemas/CrateMode" },
          },
        },
        Crate: {
          type: "object",
          properties: {
            label: { type: "string" },
            sort: { $ref: "#/components/schemas/CrateSort" },
            report: { $ref: "#/components/schemas/CrateReport" },
            storeId: { type: "string", format: "uuid" },
          },
          required: ["label", "sort", "storeId"],
        },
      },
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "Use Bearer ." } },
    },
  },
};

const fold = (page: string): string => page.replaceAll(/\s+/g, " ").trim();

test.each([
  ["an old page", OLD, (page: string) => page],
  ["an old page that was folded to one line", OLD, fold],
  ["a new page", NEW, (page: string) => page],
  ["a new page that was folded to one line", NEW, fold],
] as const)("%s becomes a valid document with all that it states", async (_, { page, document }, copy) => {
  const normalized = await normalizePage("/acme/page.md", "page.md", copy(page));
  expect(normalized.document).toEqual(document);
  expect(normalized.questions.filter(({ message }) => message.includes("can't be told"))).toEqual([]);
  const spec = parseDocument("/acme/openapi.yaml", "openapi.yaml", normalized.text);
  const findings = await lint(spec, { errorsOnly: true });
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  const again = await normalizePage("/acme/openapi.yaml", "openapi.yaml", normalized.text);
  expect(again).toMatchObject({ text: normalized.text, repairs: [] });
});
