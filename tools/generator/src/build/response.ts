import type { OpenApi } from "../document.js";
import { object, resolve } from "../found-operation.js";
import type { MediaType, Response } from "../provider.js";
import { buildContent } from "./content.js";
import { type Source, text } from "./source.js";

/** The Responses of an Operation, in the order of the document. */
export function buildResponses(source: Source, method: string, operation: OpenApi): readonly Response[] {
  const declared = Object.entries(object(operation["responses"]))
    .filter(([status]) => /^(?:[1-5](?:\d\d|XX)|default)$/.test(status))
    .map(([status, value]): Response => {
      const response = resolve(source.document, value);
      return {
        status,
        key: status,
        description: text(response["description"]),
        headers: Object.keys(object(response["headers"])),
        content: hasContent(method, status) ? jsonFirst(buildContent(source, response)) : [],
      };
    });
  const fallback = declared.find(({ status }) => status === "default");
  // A document that says only how all answers look says it of successes too.
  const isAll = fallback !== undefined && !declared.some(({ status }) => status.startsWith("2"));
  return isAll ? [{ ...fallback, status: "2XX" }, ...declared] : declared;
}

/** RFC 9110, sections 9.3.2, 15.3.5, 15.3.6 and 15.4.5. */
function hasContent(method: string, status: string): boolean {
  return method !== "HEAD" && !/^(?:1..|204|205|304)$/.test(status);
}

function jsonFirst(content: readonly MediaType[]): readonly MediaType[] {
  return [...content.filter(({ kind }) => kind === "json"), ...content.filter(({ kind }) => kind !== "json")];
}
