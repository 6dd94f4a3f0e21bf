import { bucketStages } from './bucket';
import { facetStages } from './facet';
import { groupStages } from './group';
import { lookupStages } from './lookup';
import { orderStages } from './order';
import { shapeStages } from './shape';
import { type StageTable } from './stage';
import { unwindStages } from './unwind';

/** The allow-list. */
export const STAGES: StageTable = {
  ...shapeStages,
  ...orderStages,
  ...unwindStages,
  ...groupStages,
  ...lookupStages,
  ...facetStages,
  ...bucketStages,
};

/** MongoDB's own that this store does not know. */
export const REFUSED_STAGES: ReadonlySet<string> = new Set([
  '$bucketAuto',
  '$changeStream',
  '$changeStreamSplitLargeEvent',
  '$collStats',
  '$currentOp',
  '$densify',
  '$documents',
  '$fill',
  '$geoNear',
  '$graphLookup',
  '$indexStats',
  '$listLocalSessions',
  '$listSampledQueries',
  '$listSearchIndexes',
  '$listSessions',
  '$merge',
  '$out',
  '$planCacheStats',
  '$redact',
  '$sample',
  '$search',
  '$searchMeta',
  '$setWindowFields',
  '$shardedDataDistribution',
  '$vectorSearch',
]);
