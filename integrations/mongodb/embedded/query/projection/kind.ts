import { location } from '../errors';
import { type Compute, type Transform } from './apply';

export type Kind = 'inclusion' | 'exclusion';

export type Computed = { readonly compute: Compute } | { readonly transform: Transform };

/** One field of a projection: kept, dropped, computed, or changed in its place. */
export interface Field {
  readonly path: readonly string[];
  readonly content: boolean | Computed;
}

/**
 * Whether only the named fields stay, or all but them. The first field that says so decides, and the others have to
 * agree; `_id` may always say something else, and a change in place says nothing.
 */
export function kindOf(fields: readonly Field[]): Kind {
  let kind: Kind | undefined;
  for (const field of fields) {
    if (isId(field)) continue;
    const said = saidBy(field);
    if (said && kind && said !== kind) throw disagreement(field, kind);
    kind ??= said;
  }
  if (kind) return kind;
  return fields.some((field) => isId(field) && field.content === true) ? 'inclusion' : 'exclusion';
}

function saidBy({ content }: Field): Kind | undefined {
  if (typeof content === 'boolean') return content ? 'inclusion' : 'exclusion';
  return 'compute' in content ? 'inclusion' : undefined;
}

function isId({ path, content }: Field): boolean {
  return path.length === 1 && path[0] === '_id' && typeof content === 'boolean';
}

function disagreement({ path, content }: Field, kind: Kind) {
  const name = path.join('.');
  if (typeof content !== 'boolean') {
    return location(31252, 'Cannot use expression other than $meta in exclusion projection');
  }
  return kind === 'exclusion'
    ? location(31253, `Cannot do inclusion on field ${name} in exclusion projection`)
    : location(31254, `Cannot do exclusion on field ${name} in inclusion projection`);
}
