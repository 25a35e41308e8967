/** A spec in our normal form, with what a test wants to differ. */
export function acme(
  options: { summary?: string; properties?: string; required?: string; name?: string } = {},
): string {
  const { summary = "Stop an agent", properties = "", required = "", name = "acme" } = options;
  return `openapi: 3.1.0
info:
  title: ${name}
  version: "1"
  summary: Stops agents.
  description: Stops the agents of a team.
servers:
  - url: https://api.acme.example
    description: The only server.
security:
  - token: []
tags:
  - name: agents
    description: What runs.
paths:
  /agents/{id}/stop:
    post:
      operationId: stopAgent
      x-repeatable: true
      summary: ${summary}
      description: Ends one agent, and says since when it is over.
      externalDocs:
        description: The provider's page of this operation
        url: https://acme.example/stop
      tags: [agents]
      parameters:
        - name: id
          in: path
          required: true
          description: The id of the agent.
          schema:
            type: string
          example: agent-1
        - name: reason
          in: query
          ${required}
          description: Why it is to end.
          schema:
            type: string
          example: cost
      responses:
        "200":
          description: The agent is over.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Agent"
              examples:
                stopped:
                  summary: It is over
                  value:
                    status: stopped
        default:
          description: The agent could not be ended.
components:
  securitySchemes:
    token:
      type: http
      scheme: bearer
      description: A token of the console.
  schemas:
    Agent:
      type: object
      description: An agent that was to be ended.
      properties:
        status:
          type: string
          description: What has become of it.
        ${properties}
`;
}

/** A property that answers may have. */
export const at = "at: { type: string, description: Since when it is over. }";
