import { type CompileOptions } from '../compile-options';
import { type Modifier } from './modifier';

export interface OperatorContext {
  readonly path: string;
  readonly options: CompileOptions;
}

/** What an operator does, before its path is known. */
export type Action = Omit<Modifier, 'operator' | 'path'>;

export type UpdateTable = Readonly<Record<string, (argument: unknown, context: OperatorContext) => Action>>;

/** An operator that makes its field where it is missing. */
export const write = (apply: Action['apply']): Action => ({ missing: 'create', apply });
