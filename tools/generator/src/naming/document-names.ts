import type { OpenApi } from "../document.js";
import { findOperations, type FoundOperation, object } from "../found-operation.js";
import {
  type Candidates,
  fileName,
  functionCandidates,
  schemaCandidates,
  stemCandidates,
} from "./candidate.js";
import { choose } from "./choice.js";
import { isIdentifier, isReserved, isReservedFile } from "./reserved-names.js";
import { camelCase, pascalCase } from "./words.js";

/** Every name that the package of a document gives to something of that document. */
export interface DocumentNames {
  readonly client: ClientNames;
  /** In the order of the document. */
  readonly operations: readonly NamedOperation[];
  /** The exported type of each key of `components.schemas`. */
  readonly schemas: ReadonlyMap<string, string>;
}

/** The names that a package gives to its client. */
export interface ClientNames {
  readonly createClient: string;
  readonly Client: string;
  readonly ClientOptions: string;
  readonly createMock: string;
  readonly MockAnswers: string;
  /** The variable that holds a client in examples. */
  readonly variable: string;
}

/** An operation of a document with its names. */
export interface NamedOperation extends FoundOperation {
  /** The document's id where no operation before has it; else, and where there is none, the name of the function. */
  readonly id: string;
  readonly names: OperationNames;
}

/** The names that a package gives to an operation. */
export interface OperationNames extends TypeNames {
  readonly function: string;
  /** The path of its file in `src`, without extension. */
  readonly file: string;
}

interface TypeNames {
  readonly Parameters: string;
  readonly Result: string;
  readonly Error: string;
  readonly isError: string;
}

/** With more operations than this, each tag has a folder. */
const MAX_FLAT_OPERATIONS = 50;

/** Of a file's name with its extension, and of a folder's. */
const MAX_FILE_NAME = 100;

/**
 * Decides every name. Who comes first has the first choice: the client; functions, each by its operation id; schemas;
 * last what is derived from functions: types and files. Whatever finds its name taken is called by more of itself, not
 * by a number, so that no name depends on how many others there are.
 */
export function nameDocument(provider: string, document: OpenApi): DocumentNames {
  const { variable, ...client } = clientNames(provider);
  const taken = new Set<string>(Object.values(client));
  const isFree = (name: string): boolean => isIdentifier(name) && !isReserved(name) && !taken.has(name);
  const take = (name: string): string | undefined => {
    if (!isFree(name)) return undefined;
    taken.add(name);
    return name;
  };

  const found = findOperations(document);
  const functions = choose(found, functionCandidates, take);
  const isVariable = isFree(variable);
  const schemas = choose(schemaKeys(document), schemaCandidates, take);

  const stems = (operation: FoundOperation): Candidates => {
    return stemCandidates(functions.get(operation)!, operation);
  };
  const types = choose(found, stems, (stem): TypeNames | undefined => {
    const names = typeNames(stem);
    if (!/^[A-Z]/.test(stem) || !Object.values(names).every(isFree)) return undefined;
    for (const name of Object.values(names)) taken.add(name);
    return names;
  });
  const files = chooseFiles(found, stems);

  const ids = new Set<string>();
  const operations = found.map((operation): NamedOperation => {
    const { operationId } = operation;
    const name = functions.get(operation)!;
    const isOwn = operationId !== "" && !ids.has(operationId);
    ids.add(operationId);
    const names = { function: name, file: files.get(operation)!, ...types.get(operation)! };
    return { ...operation, id: isOwn ? operationId : name, names };
  });
  return { client: { ...client, variable: isVariable ? variable : "client" }, operations, schemas };
}

function clientNames(provider: string): ClientNames {
  const pascal = pascalCase(provider);
  return {
    createClient: `create${pascal}Client`,
    Client: `${pascal}Client`,
    ClientOptions: `${pascal}ClientOptions`,
    createMock: `create${pascal}Mock`,
    MockAnswers: `${pascal}MockAnswers`,
    variable: camelCase(provider),
  };
}

function schemaKeys(document: OpenApi): readonly string[] {
  return Object.keys(object(object(document["components"])["schemas"]));
}

function typeNames(stem: string): TypeNames {
  return {
    Parameters: `${stem}Parameters`,
    Result: `${stem}Result`,
    Error: `${stem}Error`,
    isError: `is${stem}Error`,
  };
}

/** Paths within `src`, in lower case: some file systems know no other. */
function chooseFiles(
  found: readonly FoundOperation[],
  stems: (operation: FoundOperation) => Candidates,
): ReadonlyMap<FoundOperation, string> {
  const taken = new Set<string>();
  const isFlat = found.length <= MAX_FLAT_OPERATIONS;
  return choose(found, stems, (stem, operation) => {
    const folder = isFlat ? "" : `${folderName(operation)}/`;
    const name = fileName(stem, MAX_FILE_NAME - ".ts".length);
    // In the folder `repos`, the file of `reposGet` is `get`.
    const path = name.startsWith(folder.replace("/", "-"))
      ? folder + name.slice(folder.length)
      : folder + name;
    if (name === "" || isReservedFile(path.slice(folder.length)) || taken.has(path)) return undefined;
    taken.add(path);
    return path;
  });
}

/** A folder for the operation's first tag; without one, for the first word of its path. */
function folderName({ tag, path }: FoundOperation): string {
  const [, segment = ""] = path.split("/");
  const names = [tag ?? "", segment].map((name) => fileName(name, MAX_FILE_NAME));
  return names.find((name) => name !== "" && !isReservedFile(name)) ?? "other";
}
