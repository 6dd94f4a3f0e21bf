import { type HomeView, type KnownBlock } from '@slack/types';
import { type WebClient } from '@slack/web-api';
import { type Actor, hasRole } from '../../src/contract/actor';
import { type UseContext } from '../../src/contract/command';
import { type HomeSection } from '../../src/contract/home-section';
import { type Clock, type Log } from '../../src/contract/ports';
import { translator } from '../../src/i18n/translate';
import { LIMITS } from './block-limits';
import { fitBlocks } from './fit-view';
import { type Locales } from './locales';

/** Shows a person their App Home as it is now. Never throws. */
export type PublishHome = (userId: string) => Promise<void>;

/** The App Home of the registry's sections, one below the other. One that fails does not cost the others. */
export function createPublishHome<Deps>(parts: {
  client: WebClient;
  sections: HomeSection<Deps>[];
  deps: Deps;
  actorOfSlackUser: (userId: string) => Promise<Actor>;
  locales: Locales;
  clock: Clock;
  log: Log;
}): PublishHome {
  const { client, sections, deps, locales, clock, log } = parts;

  async function blocksOf(section: HomeSection<Deps>, context: UseContext): Promise<KnownBlock[]> {
    try {
      return await section.blocks(deps, context);
    } catch (error) {
      log.error({ err: error, section: section.id }, 'A section of the App Home failed');
      const text = context.t('home.failed');
      return [{ type: 'section', text: { type: 'mrkdwn', text } }];
    }
  }

  async function build(userId: string): Promise<HomeView> {
    const actor = await parts.actorOfSlackUser(userId);
    const t = translator(await locales.of(userId));
    const context = { actor, now: clock.now(), t, intentKey: `home:${userId}` };
    const blocks: KnownBlock[] = [];
    for (const section of sections.filter(({ role }) => hasRole(actor, role))) {
      const own = await blocksOf(section, context);
      if (own.length === 0) continue;
      if (blocks.length > 0) blocks.push({ type: 'divider' });
      blocks.push(...own);
    }
    if (blocks.length === 0) {
      blocks.push({ type: 'section', text: { type: 'mrkdwn', text: t('home.nothing') } });
    }
    return { type: 'home', blocks: fitBlocks(blocks, LIMITS.viewBlocks) };
  }

  return async (userId) => {
    try {
      await client.views.publish({ user_id: userId, view: await build(userId) });
    } catch (error) {
      log.warn({ err: error, user: userId }, 'The App Home of a person could not be shown');
    }
  };
}
