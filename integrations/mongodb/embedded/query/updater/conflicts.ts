import { conflictingUpdate } from '../errors';

interface Branch {
  readonly children: Map<string, Branch>;
  path?: string;
}

/**
 * Two operators may not touch one field, nor a field and what is in it
 * (https://www.mongodb.com/docs/manual/reference/operator/update/#conflicts).
 */
export function checkConflicts(paths: Iterable<readonly string[]>): void {
  const root: Branch = { children: new Map() };
  for (const parts of paths) insert(root, parts);
}

function insert(root: Branch, parts: readonly string[]): void {
  const path = parts.join('.');
  let branch = root;
  for (const part of parts) {
    if (branch.path !== undefined) throw conflict(path, branch.path);
    let child = branch.children.get(part);
    if (!child) {
      child = { children: new Map() };
      branch.children.set(part, child);
    }
    branch = child;
  }
  if (branch.path !== undefined || branch.children.size > 0) throw conflict(path, path);
  branch.path = path;
}

function conflict(path: string, at: string) {
  return conflictingUpdate(`Updating the path '${path}' would create a conflict at '${at}'`);
}
