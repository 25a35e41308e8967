/** The identifiers in code, outside of comments and strings, less those behind a dot. */
export function findIdentifiers(code: string): ReadonlySet<string> {
  const plain = code.replace(/"(?:[^"\\]|\\.)*"|\/\*[^]*?\*\//g, " ");
  return new Set(plain.match(/(?<![.\w$])[A-Za-z_$][\w$]*/g));
}
