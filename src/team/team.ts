import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { type Locale } from '../i18n/translate';
import { teamSettingModel } from './team-setting.model';

export type Team = ReturnType<typeof createTeam>;

/** Real milliseconds. Every card asks; one more in the language of a second ago does no harm. */
const KNOWN_MS = 1_000;

/** What holds for the team as a whole. */
export function createTeam(deps: {
  connection: Connection;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  nowMs?: () => number;
}) {
  const { nowMs = Date.now } = deps;
  const settings = teamSettingModel(deps.connection);
  let known: { language: Locale; until: number } | null = null;

  async function read(): Promise<Locale> {
    const { language = 'en' } = (await settings.findById('team').lean()) ?? {};
    known = { language, until: nowMs() + KNOWN_MS };
    return language;
  }

  return {
    /** Of what stands in channels. English until it is said. */
    language: async (): Promise<Locale> => (known && known.until > nowMs() ? known.language : read()),

    /** @returns false when it was so already */
    setLanguage: async (language: Locale, actor: Actor): Promise<boolean> => {
      const first = await deps.transaction(async () => {
        const before = await settings.findById('team').lean();
        if (before?.language === language) return false;
        const after = { language, changed_by: actorName(actor), changed_at: deps.clock.now() };
        await settings.updateOne({ _id: 'team' }, { $set: after }, { upsert: true });
        await deps.audit.record(actor, {
          action: 'team.language',
          thing: { kind: 'setting', id: 'team' },
          before: { language: before?.language ?? null },
          after: { language },
        });
        return true;
      });
      known = null;
      return first;
    },
  };
}
