import { parseCollation } from '../query/collation';
import { asDocument, type Document } from '../query/document';
import { CommandError } from '../query/errors';
import { type Reply } from '../wire/reply';
import { aggregate, parsePipeline } from './aggregate';
import { countCommand, distinct } from './counting';
import { deleteCommand } from './delete';
import { checkFields, type FieldRules } from './fields';
import { findCommand } from './find';
import { findAndModify } from './find-and-modify';
import { updateCommand } from './update';
import { checkedNamespace, documentArgument } from './arguments';
import { type Command } from './command';
import { explainSearch } from './explain-plan';
import { hintOf } from './find';
import { createSearch } from './search';
import { wholeNumberOf } from '../query/numbers/numeric';

/** https://www.mongodb.com/docs/manual/reference/command/explain/ : which index answers; nothing is changed. */
export const explain: Command = {
  fields: { verbosity: 'string' },
  run(call): Reply {
    const inner = asDocument(call.request.body['explain']) ?? {};
    const [name = ''] = Object.keys(inner);
    checkFields({ ...call.request, name, body: inner }, EXPLAINED[name] ?? {});
    const namespace = checkedNamespace(call.request.database, String(inner[name]));
    const collection = call.engine.catalog.find(call.view, namespace);
    const asked = call.request.body['verbosity'];
    const verbosity = typeof asked === 'string' ? asked : 'allPlansExecution';
    if (name === 'aggregate') {
      const request = { ...call.request, name, body: { ...inner, cursor: {} } };
      return explainSearch(call, collection, parsePipeline({ ...call, request }).search, verbosity);
    }
    return explainSearch(call, collection, createSearch(askedBy(name, inner), call.now), verbosity);
  },
};

function askedBy(name: string, inner: Document): Parameters<typeof createSearch>[0] {
  const statement = statementOf(name, inner);
  const sort = documentArgument(statement, 'sort');
  return {
    filter: documentArgument(statement, FILTERS[name] ?? 'q') ?? {},
    collation: parseCollation(statement['collation']),
    hint: hintOf(statement),
    skip: wholeNumberOf(statement['skip']),
    limit: wholeNumberOf(statement['limit']),
    ...(sort ? { sort } : {}),
  };
}

const EXPLAINED: Record<string, FieldRules> = {
  aggregate: aggregate.fields,
  count: countCommand.fields,
  delete: deleteCommand.fields,
  distinct: distinct.fields,
  find: findCommand.fields,
  findAndModify: findAndModify.fields,
  update: updateCommand.fields,
};
const FILTERS: Record<string, string> = {
  find: 'filter',
  count: 'query',
  distinct: 'query',
  findAndModify: 'query',
};
const LISTS: Record<string, string> = { update: 'updates', delete: 'deletes' };

function statementOf(name: string, inner: Document): Document {
  if (Object.hasOwn(FILTERS, name)) return inner;
  const list = Object.hasOwn(LISTS, name) ? inner[LISTS[name] ?? ''] : undefined;
  const statement = Array.isArray(list) ? asDocument(list[0]) : undefined;
  if (!statement)
    throw new CommandError(59, 'CommandNotFound', `Explain failed due to unknown command: ${name}`);
  return statement;
}
