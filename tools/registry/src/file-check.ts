import type { PackageUnderCheck } from "./package-check.js";

const allowed = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^dist\/([\w-][\w.-]*\/)*[\w-][\w.-]*\.(js|d\.ts|js\.map|d\.ts\.map)$/,
  /^src\/([\w-][\w.-]*\/)*[\w-][\w.-]*\.ts$/,
];

/** The tarball is a known list of plain files, with a license and with something built. */
export function checkFiles({ tarball }: PackageUnderCheck): readonly string[] {
  const paths = tarball.entries.filter(({ type }) => type !== "folder").map(({ path }) => path);
  const names = paths.map((path) => path.replace(/^package\//, ""));
  return [
    ...paths
      .filter((path) => !path.startsWith("package/"))
      .map((path) => `The tarball holds "${path}", which is not below package/. Pack it with pnpm.`),
    ...tarball.entries
      .filter(({ type }) => type === "other")
      .map(({ path }) => `"${path}" is not a plain file. Packages hold no links.`),
    ...names
      .filter((name) => !allowed.some((pattern) => pattern.test(name)))
      .map((name) => `"${name}" should not be in the package. Narrow "files" in package.json, or remove it.`),
    ...(names.includes("LICENSE") ? [] : ["It has no LICENSE. Put one at the root of the workspace."]),
    ...(names.some((name) => name.startsWith("dist/"))
      ? []
      : ["It has no dist/. Build it first: `pnpm build`."]),
  ];
}
