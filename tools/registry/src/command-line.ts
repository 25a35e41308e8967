// What a command of this repository is made of. Apart from the index, as that loads a registry.
export { runCommand, runCommandOrThrow, type CommandOptions, type CommandResult } from "./child-process.js";
export { runMain } from "./command.js";
export { consumerEnvironment } from "./environment.js";
export { runStep } from "./progress.js";
export { Refusal } from "./refusal.js";
export { createTemporaryFolder, type TemporaryFolder } from "./temporary-folder.js";
export { packPackage, type Tarball } from "./tarball.js";
export { parseArguments } from "./usage.js";
export { readWorkspace, type Manifest, type Workspace, type WorkspacePackage } from "./workspace.js";
