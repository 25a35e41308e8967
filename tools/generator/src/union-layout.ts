/**
 * Puts a union on one line of its own where it fits there, as Prettier does since 3.10; oxfmt gives each member a line
 * (oxc-project/oxc issue 25437). The text is of our emitters: no line of a comment or string of theirs starts with "|".
 */
export function joinUnions(code: string, printWidth: number): string {
  return code.replace(BROKEN_UNION, (broken: string, indent?: string, indentInBrackets?: string) => {
    const margin = indent ?? indentInBrackets ?? "";
    const members = broken.split(`\n${margin}| `).slice(1);
    const line = `${margin}${members.join(" | ")}`;
    // A member of several lines starts with a line that ends so.
    const isOpen = members.some((member) => /[[({<]$/.test(member));
    return isOpen || line.length > printWidth ? broken : `\n${line}`;
  });
}

/** The members, a line each: up to the sign that ends a property or an alias, or up to the closing bracket. */
const BROKEN_UNION =
  /(?<=[:=])(?:\n( +)\| .+)(?:\n\1\| .+)*(?<=[;,])(?=\n)|(?<=\()(?:\n( +)\| .+)(?:\n\2\| .+)*(?=\n *\))/g;
