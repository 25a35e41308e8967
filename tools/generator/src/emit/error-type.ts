import { failures, type Operation } from "../provider.js";
import { emitErrorBodyType } from "./content-type.js";
import { jsDoc } from "./js-doc.js";
import { listResponses } from "./operation-doc.js";

/** The type of the HttpErrors of an Operation: one member for each response that is no success. */
export function emitErrorType(operation: Operation): string {
  const { names, responses } = operation;
  const rest = responses.some(({ status }) => status === "default")
    ? undefined
    : "Each status that the spec does not declare is a member too, with an unknown body.";
  const comment = jsDoc(
    `The HttpErrors of \`${names.function}\`. \`status\` tells which it is, and narrows \`body\`.`,
    listResponses(failures(operation)),
    rest,
  );
  return `${comment}\nexport type ${names.Error} = ${emitMembers(operation)};`;
}

const RANGES: Readonly<Record<string, string>> = {
  "1XX": "InformationalStatus",
  "2XX": "SuccessfulStatus",
  "3XX": "RedirectionStatus",
  "4XX": "ClientErrorStatus",
  "5XX": "ServerErrorStatus",
};

/** A range stands for what is left of it beside the statuses declared by themselves; what nobody declared is last. */
function emitMembers(operation: Operation): string {
  const statuses = operation.responses.map(({ status }) => status);
  const literals = statuses.filter((status) => /^\d+$/.test(status));
  const members = failures(operation)
    .filter(({ status }) => status !== "default")
    .map((response) => {
      const range = RANGES[response.status];
      const inRange = literals.filter((status) => status[0] === response.status[0]);
      const type = range === undefined ? response.status : exclude(range, inRange);
      return `HttpError<${type}, ${emitErrorBodyType(operation, response)}>`;
    });
  const fallback = operation.responses.find(({ status }) => status === "default");
  const declared = statuses
    .filter((status) => status !== "default")
    .map((status) => RANGES[status] ?? status);
  const content = fallback === undefined ? "" : `, ${emitErrorBodyType(operation, fallback)}`;
  return [...members, `HttpError<${exclude("Status", declared)}${content}>`]
    .map((each) => `\n  | ${each}`)
    .join("");
}

function exclude(whole: string, parts: readonly string[]): string {
  return parts.length === 0 ? whole : `Exclude<${whole}, ${parts.join(" | ")}>`;
}
