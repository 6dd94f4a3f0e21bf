import { type CompileOptions } from '../../../../../integrations/mongodb/embedded/query/compile-options';
import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { compilePipeline } from '../../../../../integrations/mongodb/embedded/query/pipeline';
import { NOW, shown, stored } from './bson-documents';

export type Collections = Record<string, Document[]>;

/** What a pipeline gives; checks that the documents it read are left as they were. */
export function piped(
  stages: Document[],
  docs: Document[],
  others: Collections = {},
  options: Partial<CompileOptions> = {},
): string {
  const sources = { collection: (name: string) => (others[name] ?? []).map(stored) };
  const input = docs.map(stored);
  const before = shown(input);
  const result = compilePipeline(stages.map(stored), { now: NOW, ...options, sources })(input);
  expect(shown(input)).toBe(before);
  return shown(result);
}
