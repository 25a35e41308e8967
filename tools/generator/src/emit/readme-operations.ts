import { failures, type Operation, type Provider, type RequestBody, successes } from "../provider.js";
import { bodyExamples, emitCall, exampleValues } from "./example.js";
import { markdown, markdownBlock } from "./markdown.js";
import { describeResponse } from "./operation-doc.js";
import { hasChoice, isFilledIn, showDefault } from "./parameters.js";
import { resultType } from "./result-type.js";

/** With more operations than this, they are listed and no more. */
const MAX_DESCRIBED = 20;

/** Whether the operations are too many for more than a list. */
export function isLarge({ operations }: Provider): boolean {
  return operations.length > MAX_DESCRIBED;
}

/** One table, or where the operations are many, one for each of their tags. */
export function emitTables(provider: Provider): string {
  const { operations } = provider;
  if (!isLarge(provider)) return emitTable(operations);
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  if (tags.length === 1) return emitTable(operations);
  const ordered = [...tags.filter((tag) => tag !== undefined), undefined];
  return ordered
    .map((tag) => [tag ?? "Others", operations.filter((operation) => operation.tag === tag)] as const)
    .filter(([, tagged]) => tagged.length > 0)
    .map(([title, tagged]) => `### ${markdown(title)}\n\n${emitTable(tagged)}`)
    .join("\n\n");
}

function emitTable(operations: readonly Operation[]): string {
  return `| function | request | returns |
| --- | --- | --- |
${operations.map(emitRow).join("\n")}`;
}

function emitRow(operation: Operation): string {
  const { names, method, path } = operation;
  return `| \`${names.function}\` | \`${method} ${path}\` | \`${resultType(operation).replaceAll("|", "\\|")}\` |`;
}

/** What an Operation takes and answers, in tables. */
export function emitOperationSection(provider: Provider, operation: Operation): string {
  const { names, description, parameters, requestBody } = operation;
  const rows = [
    ...parameters.map((parameter) => {
      const { key, required, description: prose } = parameter;
      const optional = required ? "required" : "optional";
      const need = isFilledIn(parameter) ? `default \`${showDefault(parameter)}\`` : optional;
      return `| \`${key}\` | ${need} | ${markdown(prose)} |`;
    }),
    ...(requestBody ? emitBodyRows(requestBody) : []),
  ];
  const answers = [...successes(operation), ...failures(operation)].map((response) => {
    return `| ${response.status} | ${markdown(describeResponse(response))} |`;
  });
  return `### \`${names.function}\`

${markdownBlock(description)}

| parameter | | |
| --- | --- | --- |
${rows.join("\n")}

${emitBodyExamples(provider, operation)}

| answer | |
| --- | --- |
${answers.join("\n")}`;
}

function emitBodyRows(requestBody: RequestBody): readonly string[] {
  const { required, description, content } = requestBody;
  const body = `| \`body\` | ${required ? "required" : "optional"} | ${markdown(description)} |`;
  if (!hasChoice(requestBody)) return [body];
  const mediaTypes = content.map(({ name }) => `\`${name}\``).join(", ");
  return [body, `| \`Content-Type\` | what \`body\` is | ${mediaTypes} |`];
}

function emitBodyExamples(provider: Provider, operation: Operation): string {
  const examples = operation.requestBody === undefined ? [] : bodyExamples(operation.requestBody);
  const calls = examples.map(({ name, summary, value }) => {
    const call = emitCall(provider, operation, { ...exampleValues(operation), body: value });
    return `// ${(summary || name).replace(/\s+/g, " ")}\nawait ${call};`;
  });
  return calls.length === 0 ? "" : `\`\`\`ts\n${calls.join("\n\n")}\n\`\`\``;
}
