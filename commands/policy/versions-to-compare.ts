import { UserError } from '../../src/errors';
import { type PolicyVersion } from '../../src/policy/policy-version.model';

/** @throws UserError `not_found` that names the version which is not there and the newest that is */
export function versionsToCompare(
  versions: PolicyVersion[],
  { a, b, place }: { a: number; b: number; place: string },
): [PolicyVersion, PolicyVersion] {
  const [first, second] = [a, b].map((wanted) => versions.find(({ version }) => version === wanted));
  if (first !== undefined && second !== undefined) return [first, second];
  const extra = {
    policy: place,
    version: first === undefined ? a : b,
    newest: versions[0]?.version ?? 0,
  };
  throw new UserError('not_found', `${place} has no version ${extra.version}.`, {
    reason: 'no_policy_version',
    extra,
  });
}
