import { usualMediaType } from "../emit/parameters.js";
import type { MediaType, RequestBody } from "../provider.js";
import { type ApiChange, change, type Pair, pairOf } from "./api-change.js";
import type { Comparison, OperationPair } from "./comparison.js";
import { contentNodes, schemaNodes } from "./media-type-node.js";
import { compareProse } from "./prose.js";
import { canonical, child, follow } from "./spec-node.js";

/** Compares the request bodies of an operation. */
export function compareBodies({ schemas }: Comparison, pair: OperationPair): readonly ApiChange[] {
  const { before, after } = pair;
  const nodes = pairOf(pair.nodes, (node) => follow(child(node, "requestBody")));
  const name = after.names.function;
  const subject = `The body of \`${name}\``;
  const [was, is] = [before.requestBody, after.requestBody];
  if (was === undefined && is === undefined) return [];
  if (was === undefined) {
    const isNeeded = is?.required === true;
    return [
      change(
        nodes,
        isNeeded ? "major" : "minor",
        `${subject} is new${isNeeded ? ", and has to be given" : ""}.`,
      ),
    ];
  }
  if (is === undefined) return [change(nodes, "major", `${subject} is gone.`)];
  const role = { direction: "request", path: "body", where: `taken by \`${name}\`` } as const;
  const content = is.content.flatMap((mediaType) => {
    const other = was.content.find((each) => each.name === mediaType.name);
    if (other === undefined) return [];
    const places = contentNodes(nodes, other, mediaType);
    const encodings = compareEncodings(places, [other, mediaType], subject);
    return [
      ...encodings,
      ...compareProse(places, subject),
      ...schemas.compare(schemaNodes(places, mediaType), role),
    ];
  });
  return [
    ...compareRequired(nodes, [was, is], subject),
    ...compareProse(nodes, subject),
    ...compareMediaTypes(nodes, [was, is], subject),
    ...content,
  ];
}

function compareRequired(
  nodes: Pair,
  [was, is]: readonly [RequestBody, RequestBody],
  subject: string,
): readonly ApiChange[] {
  if (was.required === is.required) return [];
  const places = pairOf(nodes, (node) => child(node, "required"));
  return is.required
    ? [change(places, "major", `${subject} has to be given.`)]
    : [change(places, "minor", `${subject} may be left out.`)];
}

function compareMediaTypes(
  nodes: Pair,
  [was, is]: readonly [RequestBody, RequestBody],
  subject: string,
): readonly ApiChange[] {
  const places = pairOf(nodes, (node) => child(node, "content"));
  const names = ({ content }: RequestBody): readonly string[] => content.map(({ name }) => name);
  const removed = names(was).filter((name) => !names(is).includes(name));
  const added = names(is).filter((name) => !names(was).includes(name));
  const usual = [usualMediaType(was) ?? names(was)[0], usualMediaType(is) ?? names(is)[0]];
  const isOther = usual[0] !== usual[1] && removed.length === 0;
  return [
    ...removed.map((name) => change(places, "major", `${subject} is not taken as \`${name}\` any more.`)),
    ...added.map((name) => change(places, "minor", `${subject} may be \`${name}\`.`)),
    ...(isOther ? [change(places, "major", `${subject} is \`${usual[1]}\` where nothing is said.`)] : []),
  ];
}

function compareEncodings(
  nodes: Pair,
  [was, is]: readonly [MediaType, MediaType],
  subject: string,
): readonly ApiChange[] {
  if (canonical(was.encodings) === canonical(is.encodings)) return [];
  const places = pairOf(nodes, (node) => child(node, "encoding"));
  return [change(places, "major", `${subject} is written in another way.`)];
}
