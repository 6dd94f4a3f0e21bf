import { type Document } from '../query/document';
import { type Plan } from '../plan/choose';
import { type Candidate } from '../plan/candidate';
import { runPlan } from '../plan/run';
import { type Collection } from '../storage/catalog';
import { type Reply } from '../wire/reply';
import { answer, type Call } from './command';
import { planOf, type Search } from './search';
import { VERSION } from './server-commands';

/** https://www.mongodb.com/docs/manual/reference/explain-results/ */
export function explainPipeline(call: Call, collection: Collection | undefined, search: Search): Reply {
  const { fields } = explainSearch(call, collection, search, 'queryPlanner');
  return { fields: { ...fields, stages: [{ $cursor: { queryPlanner: fields['queryPlanner'] } }] } };
}

export function explainSearch(
  call: Call,
  collection: Collection | undefined,
  search: Search,
  verbosity: string,
): Reply {
  const plan = collection && planOf(call.view, collection, search);
  const winningPlan = plan ? withOrder(plan, search) : { stage: 'EOF' };
  return answer({
    explainVersion: '1',
    queryPlanner: {
      namespace: collection?.namespace ?? '',
      parsedQuery: search.filter,
      winningPlan,
      rejectedPlans: [],
    },
    ...(plan && collection && verbosity !== 'queryPlanner'
      ? { executionStats: execute(call, collection, plan, search) }
      : {}),
    serverInfo: { host: 'embedded', port: 0, version: VERSION, gitVersion: 'dealrunner-embedded-store' },
  });
}

function withOrder(plan: Plan, { sort, limit, skip }: Search): Document {
  let stage = accessStage(plan);
  if (sort && !plan.sorts) stage = { stage: 'SORT', sortPattern: sort, inputStage: stage };
  if (skip) stage = { stage: 'SKIP', skipAmount: skip, inputStage: stage };
  return limit ? { stage: 'LIMIT', limitAmount: limit, inputStage: stage } : stage;
}

function accessStage(plan: Plan): Document {
  switch (plan.kind) {
    case 'scan':
      return { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' };
    case 'index':
      if (isById(plan.candidate)) return { stage: 'IDHACK', indexName: '_id_', keyPattern: { _id: 1 } };
      return { stage: 'FETCH', inputStage: indexStage(plan.candidate) };
    case 'either':
      return { stage: 'FETCH', inputStage: { stage: 'OR', inputStages: plan.branches.map(indexStage) } };
  }
}

function isById({ index, points, streams }: Candidate): boolean {
  return index.name === '_id_' && points === 1 && streams.flat().length === 1;
}

function indexStage({ index, reverse, multikey, streams }: Candidate): Document {
  return {
    stage: 'IXSCAN',
    keyPattern: index.key,
    indexName: index.name,
    isMultiKey: multikey.includes(true),
    isUnique: index.unique === true,
    isSparse: index.sparse === true,
    isPartial: index.partialFilterExpression !== undefined,
    direction: reverse ? 'backward' : 'forward',
    ranges: streams.flat().length,
  };
}

function execute(call: Call, collection: Collection, plan: Plan, search: Search): Document {
  const started = Date.now();
  let examined = 0;
  let returned = 0;
  const most = plan.sorts ? (search.limit ?? Infinity) + (search.skip ?? 0) : Infinity;
  for (const { document } of runPlan(call.view, collection, plan)) {
    examined++;
    if (search.matches(document) && ++returned >= most) break;
  }
  return {
    executionSuccess: true,
    nReturned: Math.min(Math.max(returned - (search.skip ?? 0), 0), search.limit ?? Infinity),
    executionTimeMillis: Date.now() - started,
    totalKeysExamined: plan.kind === 'scan' ? 0 : examined,
    totalDocsExamined: examined,
    executionStages: withOrder(plan, search),
  };
}
