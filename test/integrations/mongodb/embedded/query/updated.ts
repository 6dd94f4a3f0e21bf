import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import {
  compileUpdate,
  type UpdateOptions,
} from '../../../../../integrations/mongodb/embedded/query/updater';
import { NOW, shown, stored } from './bson-documents';

export type Options = Partial<UpdateOptions>;

/** The document after an update, with types and order; checks that the one before is left as it was. */
export function updated(
  doc: Document,
  update: Document | Document[],
  options: Options = {},
  mode: 'update' | 'insert' = 'update',
) {
  const before = stored(doc);
  const compiled = compileUpdate(Array.isArray(update) ? update.map(stored) : stored(update), {
    now: NOW,
    ...options,
    filter: stored(options.filter ?? {}),
    ...(options.arrayFilters && { arrayFilters: options.arrayFilters.map(stored) }),
  });
  const after = compiled.apply(before, mode);
  expect(shown(before)).toBe(shown(doc));
  return shown(after);
}
