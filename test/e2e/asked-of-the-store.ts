import type mongoose from 'mongoose';
import { type Asked } from './recorded-app';

type Document = mongoose.mongo.Document;

/** The questions that a command asks, as `explain` takes them; none for those that look nothing up. */
const QUESTIONS: Record<string, (command: Document) => Document[]> = {
  find: (command) => [only(command, 'find', 'filter', 'sort', 'limit', 'skip', 'hint')],
  count: (command) => [only(command, 'count', 'query', 'hint')],
  distinct: (command) => [only(command, 'distinct', 'key', 'query')],
  aggregate: (command) => [{ ...only(command, 'aggregate', 'pipeline', 'hint'), cursor: {} }],
  // What a command would change does not matter for how it finds that.
  findAndModify: (command) => [searchOf(command['findAndModify'], command['query'], command['sort'])],
  update: (command) => changesOf(command['updates']).map(({ q }) => searchOf(command['update'], q)),
  delete: (command) => changesOf(command['deletes']).map(({ q }) => searchOf(command['delete'], q)),
};

function searchOf(find: unknown, filter: unknown, sort: unknown = {}): Document {
  return { find, filter, sort };
}

const changesOf = (list: unknown): { q: unknown }[] => list as { q: unknown }[];

function only(command: Document, ...names: string[]): Document {
  return Object.fromEntries(
    names.flatMap((name) => (name in command ? [[name, command[name] as unknown]] : [])),
  );
}

/** The kinds of question among the commands whose plan reads a whole collection; one line each. */
export async function scansAmong(client: mongoose.mongo.MongoClient, asked: Asked[]): Promise<string[]> {
  const scans = new Set<string>();
  for (const { database, question } of questionsOf(asked)) {
    const plan = await client.db(database).command({ explain: question, verbosity: 'queryPlanner' });
    if (JSON.stringify(plan).includes('COLLSCAN')) scans.add(withoutValues(question));
  }
  return [...scans];
}

/** Each question once. Its values stay: whether a partial index serves depends on them. */
function questionsOf(asked: Asked[]): { database: string; question: Document }[] {
  const different = new Map<string, { database: string; question: Document }>();
  for (const { command } of asked) {
    const [name = ''] = Object.keys(command);
    for (const question of QUESTIONS[name]?.(command) ?? []) {
      different.set(JSON.stringify(question), { database: command['$db'] as string, question });
    }
  }
  return [...different.values()];
}

function withoutValues(question: Document): string {
  return JSON.stringify(question, function (this: unknown, _, value: unknown) {
    return this === question || (typeof value === 'object' && value !== null) ? value : '?';
  });
}
