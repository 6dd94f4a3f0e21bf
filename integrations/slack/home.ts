import { setTimeout as sleep } from 'node:timers/promises';
import { type HomeView, type KnownBlock } from '@slack/types';
import { type WebClient } from '@slack/web-api';
import { type Actor, hasRole } from '../../src/contract/actor';
import { type UseContext } from '../../src/contract/command';
import { type HomeSection } from '../../src/contract/home-section';
import { type Clock, type Log } from '../../src/contract/ports';
import { translator } from '../../src/i18n/translate';
import { section as textBlock } from '../../src/slack-blocks';
import { LIMITS, problemsOfBlocks } from './block-limits';
import { fitBlocks } from './fit-view';
import { type Locales } from './locales';
import { slackFailure } from './slack-failure';
import { LATE, within } from './within';

/** Real milliseconds that one section may take; people look at an empty page meanwhile. */
const SECTION_MS = 4_000;
const PAUSES_MS = [1_000, 5_000];
const MOST_PAUSE_MS = 60_000;

/** Shows a person their App Home as it is now. Never throws. */
export type PublishHome = (userId: string) => Promise<void>;

/**
 * The App Home of the registry's sections, one below the other. One that fails, hangs or shows what Slack would refuse
 * does not cost the others.
 */
export function createPublishHome<Deps>(parts: {
  client: WebClient;
  sections: HomeSection<Deps>[];
  deps: Deps;
  actorOfSlackUser: (userId: string) => Promise<Actor>;
  locales: Locales;
  clock: Clock;
  log: Log;
  sectionMs?: number;
  pausesMs?: number[];
}): PublishHome {
  const { client, sections, deps, locales, clock, log, sectionMs = SECTION_MS, pausesMs = PAUSES_MS } = parts;

  /** Null: it failed. */
  async function read(section: HomeSection<Deps>, context: UseContext): Promise<KnownBlock[] | null> {
    try {
      const blocks = await within(sectionMs, section.blocks(deps, context));
      if (blocks === LATE) throw new Error(`took longer than ${sectionMs} ms`);
      return fitBlocks(blocks, LIMITS.viewBlocks);
    } catch (error) {
      log.error({ err: error, section: section.id }, 'A section of the App Home failed');
      return null;
    }
  }

  /** Slack refuses the whole page for one block: it is asked of each section, after those that stand already. */
  function isRefused(id: string, own: KnownBlock[], before: KnownBlock[]): boolean {
    const problems = problemsOfBlocks([...before, ...own], Infinity);
    if (problems.length > 0)
      log.error({ section: id, problems }, 'A section of the App Home cannot be shown');
    return problems.length > 0;
  }

  async function build(userId: string): Promise<HomeView> {
    const actor = await parts.actorOfSlackUser(userId);
    const t = translator(await locales.of(userId));
    const context = { actor, now: clock.now(), t, intentKey: `home:${userId}` };
    const blocks: KnownBlock[] = [];
    const shown = sections.filter(({ role }) => hasRole(actor, role));
    const found = await Promise.all(shown.map((section) => read(section, context)));
    for (const [index, { id }] of shown.entries()) {
      const own = found[index] ?? null;
      if (own?.length === 0) continue;
      if (blocks.length > 0) blocks.push({ type: 'divider' });
      const isFailed = own === null || isRefused(id, own, blocks);
      blocks.push(...(isFailed ? [textBlock(t('home.failed'))] : own));
    }
    if (blocks.length === 0) {
      blocks.push(textBlock(t('home.nothing')));
    }
    return { type: 'home', blocks: fitBlocks(blocks, LIMITS.viewBlocks) };
  }

  async function plain(userId: string): Promise<HomeView> {
    const t = translator(await locales.of(userId));
    return { type: 'home', blocks: [textBlock(t('home.refused'))] };
  }

  /** Null: it is shown. */
  async function publish(userId: string, make: (userId: string) => Promise<HomeView>): Promise<unknown> {
    try {
      await client.views.publish({ user_id: userId, view: await make(userId) });
      return null;
    } catch (error) {
      return error;
    }
  }

  return async (userId) => {
    for (const pause of [...pausesMs, null]) {
      const error = await publish(userId, build);
      if (error === null) return;
      const failure = slackFailure(error);
      log.warn({ err: error, user: userId }, 'The App Home of a person could not be shown');
      if (failure.kind === 'refused') return void (await publish(userId, plain));
      // What it shows is read anew after the pause: the page is never older than it looks.
      const asked = failure.kind === 'rate_limited' ? failure.retryAfterMs : 0;
      if (pause === null || asked > MOST_PAUSE_MS) return;
      await sleep(Math.max(pause, asked));
    }
  };
}
