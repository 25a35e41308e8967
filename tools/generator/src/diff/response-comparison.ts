import type { Response } from "../provider.js";
import { type ApiChange, change, type Pair, pairOf } from "./api-change.js";
import type { Comparison, OperationPair } from "./comparison.js";
import { contentNodes, schemaNodes } from "./media-type-node.js";
import { compareProse } from "./prose.js";
import { child, follow } from "./spec-node.js";

/** Compares what an operation returns and what errors of it hold. Whether code can still read it, a compiler tells. */
export function compareResponses(comparison: Comparison, pair: OperationPair): readonly ApiChange[] {
  const { before, after } = pair;
  const nodes = pairOf(pair.nodes, (node) => child(node, "responses"));
  const name = after.names.function;
  const statuses = [...new Set([...before.responses, ...after.responses].map(({ status }) => status))];
  return statuses.flatMap((status): readonly ApiChange[] => {
    const [was, is] = [before, after].map(({ responses }) =>
      responses.find((each) => each.status === status),
    );
    const subject = `Status ${status} of \`${name}\``;
    const places: Pair = {
      base: follow(child(nodes.base, was?.key ?? status)),
      head: follow(child(nodes.head, is?.key ?? status)),
    };
    if (was === undefined) return [change(places, "minor", `${subject} is declared.`)];
    if (is === undefined) return [change(places, "minor", `${subject} is not declared any more.`)];
    // `default` as a success is told as `default`.
    const prose = was.key === status ? compareProse(places, subject) : [];
    return [
      ...prose,
      ...compareHeaders(places, [was, is], subject),
      ...compareContent(comparison, places, [was, is], name),
    ];
  });
}

function compareHeaders(
  nodes: Pair,
  [was, is]: readonly [Response, Response],
  subject: string,
): readonly ApiChange[] {
  const names = ({ headers }: Response): readonly string[] => headers.map((each) => each.toLowerCase());
  const [before, after] = [names(was), names(is)];
  const node = (name: string): Pair => {
    return pairOf(nodes, (each) => child(child(each, "headers"), name));
  };
  return [
    ...was.headers
      .filter((header) => !after.includes(header.toLowerCase()))
      .map((header) => {
        const note = "Code that reads it from `onResponse` finds nothing.";
        return change(node(header), "minor", `${subject} has no header field \`${header}\` any more.`, note);
      }),
    ...is.headers
      .filter((header) => !before.includes(header.toLowerCase()))
      .map((header) => change(node(header), "minor", `${subject} has the header field \`${header}\`.`)),
  ];
}

function compareContent(
  { schemas }: Comparison,
  nodes: Pair,
  [was, is]: readonly [Response, Response],
  name: string,
): readonly ApiChange[] {
  const isSuccess = was.status.startsWith("2");
  const subject = `Status ${was.status} of \`${name}\``;
  const places = pairOf(nodes, (node) => child(node, "content"));
  if (was.content.length > 0 && is.content.length === 0) {
    return [change(places, "major", `${subject} has no content any more.`)];
  }
  const keys = ({ content }: Response): readonly string[] => content.map((each) => each.name);
  const removed = keys(was).filter((key) => !keys(is).includes(key));
  const added = keys(is).filter((key) => !keys(was).includes(key));
  const role = {
    direction: "response",
    path: isSuccess ? "result" : "body",
    where: isSuccess ? `returned by \`${name}\`` : `of status ${was.status} of \`${name}\``,
  } as const;
  const content = is.content.flatMap((mediaType) => {
    const other = was.content.find((each) => each.name === mediaType.name);
    if (other === undefined) return [];
    const pair = contentNodes(nodes, other, mediaType);
    return [...compareProse(pair, subject), ...schemas.compare(schemaNodes(pair, mediaType), role)];
  });
  return [
    ...removed.map((key) => change(places, "minor", `${subject} is never \`${key}\` any more.`)),
    ...added.map((key) => change(places, "minor", `${subject} may be \`${key}\`.`)),
    ...content,
  ];
}
