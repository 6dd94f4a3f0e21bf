import { type CompileOptions } from '../compile-options';
import { type Document } from '../document';
import { type Expressions } from '../expression/compile';

/** Where `$lookup` and `$unionWith` read other collections. */
export interface PipelineSources {
  collection(name: string): Iterable<Document>;
}

export type Stage = (input: Iterable<Document>) => Iterable<Document>;

export interface StageContext {
  readonly options: CompileOptions;
  readonly sources: PipelineSources;
  readonly expressions: Expressions;
  /** Reads a pipeline within this one, with other variables if any are given. */
  compile(stages: readonly unknown[], variables?: Pick<CompileOptions, 'let'>): Stage;
}

export type StageTable = Readonly<Record<string, (argument: unknown, context: StageContext) => Stage>>;

export const mapEach = (change: (doc: Document) => Document): Stage =>
  function* (input) {
    for (const doc of input) yield change(doc);
  };
