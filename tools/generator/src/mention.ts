/** Whether a document has a key of this name anywhere: what it does not mention need not be looked for. */
export function isMentioned(document: unknown, keyword: string): boolean {
  const open = [document];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null) continue;
    if (Object.hasOwn(value, keyword)) return true;
    for (const member of Object.values(value)) open.push(member);
  }
  return false;
}
