import { location } from '../errors';

/** What a projection does with a field: keep it, drop it, put something in its place, or look within. */
type Branch<T> = { readonly leaf: T } | { readonly children: Map<string, Branch<T>> };

export type Tree<T> = Map<string, Branch<T>>;

/** Adds a path to the tree; two that are the same, or one within the other, are an error. */
export function plant<T>(tree: Tree<T>, path: readonly string[], leaf: T): void {
  let children = tree;
  for (const [i, part] of path.slice(0, -1).entries()) {
    let branch = children.get(part);
    if (!branch) {
      branch = { children: new Map() };
      children.set(part, branch);
    }
    if ('leaf' in branch) throw collision(path, path.slice(i + 1));
    children = branch.children;
  }
  const name = path[path.length - 1] as string;
  if (children.has(name)) throw collision(path, []);
  children.set(name, { leaf });
}

function collision(path: readonly string[], rest: readonly string[]) {
  const at = path.join('.');
  return rest.length === 0
    ? location(31250, `Path collision at ${at}`)
    : location(31249, `Path collision at ${at} remaining portion ${rest.join('.')}`);
}
