export {
  startEmbeddedRegistry,
  type EmbeddedRegistry,
  type EmbeddedRegistryOptions,
} from "./embedded-registry.js";
export { publishTarballs, type Publication, type PublishOptions } from "./publication.js";
export { readPackument, type Packument, type RegistryAccess, UnreachableError } from "./packument.js";
export { checkPackage, type PackageReport } from "./package-check.js";
export { packPackage, type Tarball } from "./tarball.js";
export type { TarEntry } from "./tar.js";
export { readWorkspace, type Manifest, type Workspace, type WorkspacePackage } from "./workspace.js";
