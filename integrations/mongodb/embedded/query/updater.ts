import { type CompileOptions } from './compile-options';
import { type Document } from './document';
import { failedToParse } from './errors';
import { keepingId } from './updater/immutable-id';
import { compileOperators } from './updater/operators';
import { compilePipelineUpdate } from './updater/pipeline-update';
import { compileReplacement } from './updater/replacement';

export { upsertSeed } from './updater/upsert-seed';

export interface CompiledUpdate {
  /** The new document; the one given is never changed, parts of it may be shared. */
  apply(doc: Document, mode: 'update' | 'insert'): Document;
}

export interface UpdateOptions extends CompileOptions {
  arrayFilters?: Document[];
  /** The command's filter, for the positional operator. */
  filter: Document;
}

/**
 * Reads an update once: operators, a replacement, or a pipeline
 * (https://www.mongodb.com/docs/manual/reference/command/update/#std-label-update-command-update-statements).
 */
export function compileUpdate(update: Document | Document[], options: UpdateOptions): CompiledUpdate {
  return keepingId(compileKind(update, options));
}

function compileKind(update: Document | Document[], options: UpdateOptions): CompiledUpdate {
  const filtered = options.arrayFilters !== undefined && options.arrayFilters.length > 0;
  if (Array.isArray(update)) {
    if (filtered) throw failedToParse('arrayFilters may not be specified for pipeline-style updates');
    return compilePipelineUpdate(update, options);
  }
  if (isOperatorUpdate(update)) return compileOperators(update, options);
  if (filtered) throw failedToParse('arrayFilters may not be specified for replacement updates');
  return compileReplacement(update, options.now);
}

/** The first field decides: an update of operators, or a whole document. */
export function isOperatorUpdate(update: Document): boolean {
  return Object.keys(update)[0]?.startsWith('$') === true;
}
