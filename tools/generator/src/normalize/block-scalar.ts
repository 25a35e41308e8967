import { isScalar, type Scalar, type Tags } from "yaml";

type StringTag = Exclude<Tags[number], string>;

/** Tags of YAML by which a block scalar is written with the lines that it was read with, and not folded anew. */
export function keepBlocks(tags: Tags): Tags {
  return tags.map((tag) => {
    if (typeof tag === "string" || tag.tag !== "tag:yaml.org,2002:str") return tag;
    const stringify: StringTag["stringify"] = (item, context, onComment, onChompKeep) => {
      const lines = isScalar(item) ? linesOf(item) : undefined;
      if (lines === undefined) return tag.stringify!(item, context, onComment, onChompKeep);
      const indented = lines.body.map((line) => (line === "" ? "" : context.indent + line));
      return [lines.header, ...indented].join("\n");
    };
    return { ...tag, stringify } as StringTag;
  });
}

/** The header and the lines of a block scalar, without their indentation; undefined where nothing of the sort was read. */
function linesOf({
  srcToken: token,
  source,
  value,
  comment,
}: Scalar): { readonly header: string; readonly body: readonly string[] } | undefined {
  if (token?.type !== "block-scalar" || source !== value || comment != null) return undefined;
  const head = token.props.find(({ type }) => type === "block-scalar-header");
  const body = token.source.replace(/\n+$/, "").split("\n");
  const indent = /^ */.exec(body.find((line) => line.trim() !== "") ?? "")![0].length;
  // With a number or a plus in its header, white space around the lines is a part of the text.
  if (head === undefined || !("source" in head) || /[\d+]/.test(head.source)) return undefined;
  return { header: head.source, body: body.map((line) => line.slice(indent)) };
}
