import { readForm } from "./form-content.js";
import { essence, isCovered, isForm, isJson, isMultipart, isText } from "./media-type.js";
import { readMultipart } from "./multipart-content.js";
import type { Operation } from "./operation.js";
import { sentValues, type ReceivedRequest } from "./received-request.js";
import type { RequestContent } from "./request-body.js";
import { problemSentence } from "./schema-check.js";

/** What a request breaks the declared request body with, one sentence each. */
export async function checkBody(
  { requestBody }: Operation,
  request: ReceivedRequest,
): Promise<readonly string[]> {
  const size = request.body.byteLength;
  if (requestBody === undefined) {
    return size === 0 ? [] : [`A body of ${size} bytes was sent. The spec has no request body.`];
  }
  const contentType = sentValues(request, "header", "content-type").join(", ");
  // Text and bytes may well be empty: then the media type tells that there is a body.
  if (size === 0 && contentType === "") {
    return requestBody.required ? ["No body was sent. The spec requires one."] : [];
  }
  const declared = [...requestBody.content.keys()];
  const match =
    declared.find((range) => essence(range) === essence(contentType)) ??
    declared.find((range) => isCovered(contentType, range));
  if (match === undefined) {
    const found = contentType === "" ? "no Content-Type" : `the Content-Type "${essence(contentType)}"`;
    return [`A body with ${found} was sent. The spec has: ${declared.join(", ")}.`];
  }
  return checkContent(request, essence(contentType), requestBody.content.get(match)!);
}

async function checkContent(
  request: ReceivedRequest,
  mediaType: string,
  content: RequestContent,
): Promise<readonly string[]> {
  const checked = (value: unknown): readonly string[] =>
    content.check(value).map((problem) => problemSentence("The body", problem));
  if (isMultipart(mediaType)) {
    const multipart = await readMultipart(request, content).catch(() => undefined);
    if (multipart === undefined) return ["The body is not multipart/form-data, as its Content-Type says."];
    return [...multipart.violations, ...checked(multipart.value)];
  }
  if (!isJson(mediaType) && !isText(mediaType) && !isForm(mediaType)) return [];
  const text = request.body.toString("utf8");
  if (!Buffer.from(text, "utf8").equals(request.body)) return ["The body is not UTF-8."];
  if (isText(mediaType)) return checked(text);
  if (isForm(mediaType)) {
    const form = readForm(text, content);
    return form === undefined ? ["The body is not a form, as its Content-Type says."] : checked(form);
  }
  try {
    return checked(JSON.parse(text));
  } catch {
    return ["The body is not JSON, as its Content-Type says."];
  }
}
