import { essence, isCovered, isJson, isText } from "./media-type.js";
import type { Operation } from "./operation.js";
import { sentValues, type ReceivedRequest } from "./received-request.js";
import { problemSentence, type SchemaCheck } from "./schema-check.js";

/** What a request breaks the declared request body with, one sentence each. */
export function checkBody({ requestBody }: Operation, request: ReceivedRequest): readonly string[] {
  const size = request.body.byteLength;
  if (requestBody === undefined) {
    return size === 0 ? [] : [`A body of ${size} bytes was sent. The spec has no request body.`];
  }
  if (size === 0) return requestBody.required ? ["No body was sent. The spec requires one."] : [];
  const declared = [...requestBody.content.keys()];
  const contentType = sentValues(request, "header", "content-type").join(", ");
  const match = declared.find((range) => isCovered(contentType, range));
  if (match === undefined) {
    const found = contentType === "" ? "no Content-Type" : `the Content-Type "${essence(contentType)}"`;
    return [`A body with ${found} was sent. The spec has: ${declared.join(", ")}.`];
  }
  return checkContent(request.body, match, requestBody.content.get(match));
}

function checkContent(body: Buffer, mediaType: string, check: SchemaCheck | undefined): readonly string[] {
  if (!isJson(mediaType) && !isText(mediaType)) return [];
  const text = body.toString("utf8");
  if (!Buffer.from(text, "utf8").equals(body)) return ["The body is not UTF-8."];
  let value: unknown = text;
  if (isJson(mediaType)) {
    try {
      value = JSON.parse(text);
    } catch {
      return ["The body is not JSON, as its Content-Type says."];
    }
  }
  return (check?.(value) ?? []).map((problem) => problemSentence("The body", problem));
}
