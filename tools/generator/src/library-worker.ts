import { parentPort, workerData } from "node:worker_threads";
import { type LibraryTask, runLibrary } from "./library.js";

// A thread of its own, for its stack.
parentPort?.postMessage(await runLibrary(workerData as LibraryTask), []);
