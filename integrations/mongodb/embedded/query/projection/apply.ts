import { asDocument, type Document, fieldOf, setField } from '../document';
import { type Tree } from './tree';

/** A computed field: gets the whole document, answers undefined for no field. */
export type Compute = (root: Document) => unknown;

/** Changes a value in its place. */
export type Transform = (value: unknown) => unknown;

/** Only the fields of the tree, in the document's order; of an array only the elements that are documents or arrays. */
export function include(doc: Document, tree: Tree<'keep'>): Document {
  const result: Document = {};
  for (const name of Object.keys(doc)) {
    const branch = tree.get(name);
    if (!branch) continue;
    const value = 'leaf' in branch ? doc[name] : includeWithin(doc[name], branch.children);
    if (value !== undefined || 'leaf' in branch) setField(result, name, value);
  }
  return result;
}

function includeWithin(value: unknown, tree: Tree<'keep'>): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => includeWithin(element, tree)).filter((element) => element !== undefined);
  }
  const doc = asDocument(value);
  return doc && include(doc, tree);
}

/** All but the fields of the tree. */
export function exclude(doc: Document, tree: Tree<'drop'>): Document {
  const result: Document = {};
  for (const name of Object.keys(doc)) {
    const branch = tree.get(name);
    if (!branch) setField(result, name, doc[name]);
    else if (!('leaf' in branch)) setField(result, name, excludeWithin(doc[name], branch.children));
  }
  return result;
}

function excludeWithin(value: unknown, tree: Tree<'drop'>): unknown {
  if (Array.isArray(value)) return value.map((element) => excludeWithin(element, tree));
  const doc = asDocument(value);
  return doc ? exclude(doc, tree) : value;
}

/**
 * Sets computed fields (https://www.mongodb.com/docs/manual/reference/operator/aggregation/addFields/): in place if
 * they are there, at the end if not; within an array in each element; a scalar in the way gives place to a document.
 */
export function compute(doc: Document, tree: Tree<Compute>, root: Document): Document {
  const result = { ...doc };
  for (const [name, branch] of tree) {
    const current = fieldOf(doc, name);
    const value = 'leaf' in branch ? branch.leaf(root) : computeWithin(current, branch.children, root);
    if (value === undefined) delete result[name];
    else setField(result, name, value);
  }
  return result;
}

function computeWithin(value: unknown, tree: Tree<Compute>, root: Document): unknown {
  if (Array.isArray(value)) return value.map((element) => computeWithin(element, tree, root));
  return compute(asDocument(value) ?? {}, tree, root);
}

/** Changes the fields of the tree where they are; makes none. */
export function transform(doc: Document, tree: Tree<Transform>): Document {
  const result = { ...doc };
  for (const [name, branch] of tree) {
    if (!Object.hasOwn(doc, name)) continue;
    const value = 'leaf' in branch ? branch.leaf(doc[name]) : transformWithin(doc[name], branch.children);
    setField(result, name, value);
  }
  return result;
}

function transformWithin(value: unknown, tree: Tree<Transform>): unknown {
  if (Array.isArray(value)) return value.map((element) => transformWithin(element, tree));
  const doc = asDocument(value);
  return doc ? transform(doc, tree) : value;
}
