import { type KnownBlock } from '@slack/types';
import { type UseContext } from './command';
import { type Role } from './actor';

/** One part of the App Home. Areas add their own; the registry's order is the page's. */
export interface HomeSection<Deps> {
  id: string;
  /** Shown from this role on. */
  role: Role;
  /** Empty: nothing to show today. Block ids must be the section's own. Only reads. */
  blocks(deps: Deps, context: UseContext): Promise<KnownBlock[]>;
}

export function defineHomeSection<Deps>(section: HomeSection<Deps>): HomeSection<Deps> {
  return section;
}
