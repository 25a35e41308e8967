import { statusRange } from "../load/operation-repairs.js";
import { pathParameterRequired } from "../load/schema-repairs.js";
import { isObject } from "../load/specification.js";
import { adopt } from "./adopted-rule.js";
import type { Members, NormalizeRule } from "./rule.js";

const nestedTags: NormalizeRule = {
  title: "Tags in lists of lists, and with the prefix of a documentation tool, become plain names.",
  kind: "Operation",
  repair: (operation, { note }) => {
    const { tags } = operation;
    if (!Array.isArray(tags)) return operation;
    const names = (tags as unknown[]).flat(10).map((tag) => {
      return typeof tag === "string" ? tag.replace(/^subpackage_(?=.)/, "") : tag;
    });
    if (JSON.stringify(names) === JSON.stringify(tags)) return operation;
    note(["tags"], `The tags are not plain names. Wrote ${JSON.stringify(names)}.`);
    return { ...operation, tags: names };
  },
};

/** Header fields that follow from the media types. OpenAPI ignores parameters of these names. */
const contentHeader = (kind: "Operation" | "PathItem"): NormalizeRule => ({
  title: "`Accept` and `Content-Type` are no parameters: they follow from the media types.",
  kind,
  repair: (holder, { resolve, note }) => {
    const { parameters, ...rest } = holder;
    if (!Array.isArray(parameters)) return holder;
    const kept = (parameters as unknown[]).filter((each, index) => {
      const { name, in: place } = resolve(each);
      const isContent = place === "header" && /^(?:accept|content-type)$/i.test(String(name));
      if (isContent) {
        const message = `${JSON.stringify(name)} follows from the media types, and OpenAPI ignores it as a parameter. Left it out.`;
        note(["parameters", index], message);
      }
      return !isContent;
    });
    if (kept.length === parameters.length) return holder;
    return kept.length === 0 ? rest : { ...holder, parameters: kept };
  },
});

const noContentBody: NormalizeRule = {
  title: "A response with a status that has no body, such as 204, loses its `content`.",
  kind: "Operation",
  repair: (operation, { note }) => {
    const { responses } = operation;
    if (!isObject(responses)) return operation;
    const wrong = Object.keys(responses).filter((status) => {
      return /^(?:1\d\d|1XX|204|205|304)$/.test(status) && "content" in Object(responses[status]);
    });
    if (wrong.length === 0) return operation;
    const bare = wrong.map((status): [string, Members] => {
      note(["responses", status, "content"], `A ${status} never has a body. Left out its content.`);
      const { content: _, ...rest } = responses[status] as Members;
      return [status, rest];
    });
    return { ...operation, responses: { ...responses, ...Object.fromEntries(bare) } };
  },
};

const emptyContent: NormalizeRule = {
  title: "`content` of a response that names no media type is left out.",
  kind: "Response",
  repair: (response, { note }) => {
    const { content, ...rest } = response;
    if (!isObject(content) || Object.keys(content).length > 0) return response;
    note(["content"], "It names no media type. Left it out.");
    return rest;
  },
};

/** A request body without content is none. */
const emptyBody: NormalizeRule = {
  title: "A request body whose `content` names no media type is left out.",
  kind: "Operation",
  repair: (operation, { note }) => {
    const { requestBody, ...rest } = operation;
    if (!isObject(requestBody) || "$ref" in requestBody) return operation;
    const { content } = requestBody;
    if (content !== undefined && !(isObject(content) && Object.keys(content).length === 0)) return operation;
    note(["requestBody"], "The body has no content. Left it out.");
    return rest;
  },
};

/** The rules for operations and what they hold, by name, in the order in which they are applied. */
export const operationRules: Readonly<Record<string, NormalizeRule>> = {
  "path-parameter-required": adopt(
    "Parameter",
    {
      title: "A parameter in the path is required.",
      message: "A parameter in the path is always there. Wrote `required: true`.",
    },
    pathParameterRequired,
  ),
  "status-range": adopt(
    "Operation",
    {
      title: "A range of statuses is written in capitals: `4XX`.",
      message: "A range of statuses is written in capitals. Wrote it so.",
    },
    statusRange,
  ),
  "empty-content": emptyContent,
  "empty-body": emptyBody,
  "no-content-body": noContentBody,
  "content-header": contentHeader("Operation"),
  "shared-content-header": contentHeader("PathItem"),
  "nested-tags": nestedTags,
};
