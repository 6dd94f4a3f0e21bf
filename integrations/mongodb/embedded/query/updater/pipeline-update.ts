import { asDocument, type Document } from '../document';
import { invalidOptions } from '../errors';
import { compilePipeline } from '../pipeline';
import { type CompiledUpdate, type UpdateOptions } from '../updater';

const STAGES = ['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith'];

/** https://www.mongodb.com/docs/manual/tutorial/update-documents-with-aggregation-pipeline/ */
export function compilePipelineUpdate(stages: Document[], options: UpdateOptions): CompiledUpdate {
  for (const stage of stages) {
    const [name = ''] = Object.keys(asDocument(stage) ?? {});
    if (!STAGES.includes(name)) throw invalidOptions(`${name} is not allowed to be used within an update`);
  }
  const run = compilePipeline(stages, { ...options, sources: { collection: () => [] } });
  return {
    apply(doc) {
      const [updated = {}] = run([doc]);
      return Object.hasOwn(doc, '_id') && !Object.hasOwn(updated, '_id')
        ? { _id: doc['_id'], ...updated }
        : { ...updated };
    },
  };
}
