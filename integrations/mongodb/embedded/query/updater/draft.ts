import { MISSING } from '../bson-types';
import { asDocument, type Document, fieldOf, setField } from '../document';
import { cannotBackfillArray, notImplemented, pathNotViable } from '../errors';
import { isIndex } from '../path';
import { type Modifier, textOf, type Target, UNCHANGED } from './modifier';

// MongoDB fills no array up with more nulls than this.
const MAX_FILL = 1_500_000;

type Container = Document | unknown[];

/** A document being changed: what is touched is copied once, everything else is shared with the original. */
interface Draft {
  readonly root: Document;
  modify(path: readonly string[], modifier: Modifier, target: Target): void;
}

export function createDraft(original: Document): Draft {
  const root = { ...original };
  const owned = new Set<Container>([root]);

  /** The container in `parent`, copied unless it is this draft's own. */
  function own(parent: Container, name: string, child: Container): Container {
    if (owned.has(child)) return child;
    const copy = Array.isArray(child) ? [...child] : { ...child };
    owned.add(copy);
    write(parent, name, copy);
    return copy;
  }

  function modify(path: readonly string[], modifier: Modifier, target: Target): void {
    const depth = depthOf(root, path);
    const reached = depth.parent;
    if (depth.known < path.length - 1 || !canHold(reached, path[depth.known] as string)) {
      if (modifier.missing === 'ignore') return;
      if (!canHold(reached, path[depth.known] as string)) throw blocked(path, depth.known, reached, modifier);
      if (modifier.missing === 'skip') return;
    }
    checkReference(path, depth.known === path.length - 1 ? reached : undefined);
    const name = path[path.length - 1] as string;
    const current = depth.known === path.length - 1 ? read(reached, name) : MISSING;
    if (current === MISSING && modifier.missing !== 'create') return;
    const value = modifier.apply(current, target);
    if (value === UNCHANGED || (value === MISSING && current === MISSING)) return;
    let container: Container = root;
    for (let i = 0; i < path.length - 1; i++) {
      const child = read(container, path[i] as string);
      container =
        child === MISSING
          ? create(container, path[i] as string)
          : own(container, path[i] as string, (asDocument(child) ?? child) as Container);
    }
    if (value === MISSING) remove(container, name);
    else write(container, name, value);
  }

  function create(parent: Container, name: string): Document {
    const child: Document = {};
    owned.add(child);
    write(parent, name, child);
    return child;
  }

  return { root, modify };
}

/** `$ref`, `$id` and `$db` are fields of a reference, in this order, and of nothing else. */
function checkReference(path: readonly string[], parent: unknown): void {
  const at = path.findIndex((part) => part.startsWith('$'));
  if (at === -1) return;
  const reference = asDocument(parent) ?? {};
  if (at === path.length - 1 && Object.hasOwn(reference, '$ref') && Object.hasOwn(reference, '$id')) return;
  throw notImplemented(`The embedded store builds no DBRef field by field: '${path.join('.')}'`);
}

/** How many components lead to something that is there, up to the last but one, and where that ends. */
function depthOf(root: Document, path: readonly string[]): { known: number; parent: unknown } {
  let parent: unknown = root;
  for (let i = 0; i < path.length - 1; i++) {
    const child = canHold(parent, path[i] as string) ? read(parent, path[i] as string) : MISSING;
    if (child === MISSING) return { known: i, parent };
    parent = child;
  }
  return { known: path.length - 1, parent };
}

/** Documents hold any field, arrays only indexes, and scalars nothing. */
function canHold(value: unknown, name: string): boolean {
  return Array.isArray(value) ? isIndex(name) : asDocument(value) !== undefined;
}

function read(container: unknown, name: string): unknown {
  if (Array.isArray(container)) {
    const index = Number(name);
    return isIndex(name) && index < container.length ? (container as unknown[])[index] : MISSING;
  }
  const doc = asDocument(container) ?? {};
  return Object.hasOwn(doc, name) ? fieldOf(doc, name) : MISSING;
}

function write(container: Container, name: string, value: unknown): void {
  if (!Array.isArray(container)) {
    setField(container, name, value);
    return;
  }
  const index = Number(name);
  if (index - container.length > MAX_FILL) {
    throw cannotBackfillArray(`can't backfill more than ${MAX_FILL} elements`);
  }
  while (container.length < index) container.push(null);
  container[index] = value;
}

/** An element of an array is not taken out: what stood there becomes null. */
function remove(container: Container, name: string): void {
  if (Array.isArray(container)) container[Number(name)] = null;
  else delete container[name];
}

function blocked(path: readonly string[], at: number, value: unknown, modifier: Modifier) {
  const element = `{${path[at - 1] ?? ''}: ${textOf(value)}}`;
  return modifier.missing === 'create'
    ? pathNotViable(`Cannot create field '${path[at]}' in element ${element}`)
    : pathNotViable(
        `Cannot use the part (${path[at]}) of (${path.join('.')}) to traverse the element (${element})`,
      );
}
