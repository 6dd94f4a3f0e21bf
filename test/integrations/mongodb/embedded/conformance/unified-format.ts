/** The parts of MongoDB's unified test format that the CRUD tests use. */
export interface TestFile {
  description: string;
  createEntities?: Record<string, Entity>[];
  initialData?: CollectionData[];
  runOnRequirements?: Requirement[];
  tests: TestCase[];
}

export interface TestCase {
  description: string;
  skipReason?: string;
  runOnRequirements?: Requirement[];
  operations: Operation[];
  expectEvents?: { client: string; events: ExpectedEvent[]; ignoreExtraEvents?: boolean }[];
  outcome?: CollectionData[];
}

export interface Entity {
  id: string;
  client?: string;
  database?: string;
  databaseName?: string;
  collectionName?: string;
  observeEvents?: string[];
  uriOptions?: Record<string, unknown>;
  databaseOptions?: Record<string, unknown>;
  collectionOptions?: Record<string, unknown>;
}

export interface CollectionData {
  collectionName: string;
  databaseName: string;
  documents: Record<string, unknown>[];
}

export interface Requirement {
  minServerVersion?: string;
  maxServerVersion?: string;
  topologies?: string[];
  serverless?: string;
}

export interface Operation {
  name: string;
  object: string;
  arguments?: Record<string, unknown>;
  expectResult?: unknown;
  expectError?: ExpectedError;
  ignoreResultAndError?: boolean;
  saveResultAsEntity?: string;
}

export interface ExpectedError {
  isError?: boolean;
  isClientError?: boolean;
  errorContains?: string;
  errorCode?: number;
  errorCodeName?: string;
  errorLabelsContain?: string[];
  expectResult?: unknown;
  errorResponse?: unknown;
  writeErrors?: Record<string, unknown>;
}

export interface ExpectedEvent {
  commandStartedEvent?: { command?: unknown; commandName?: string; databaseName?: string };
  commandSucceededEvent?: { reply?: unknown; commandName?: string };
}
