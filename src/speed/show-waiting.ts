import { type Translate } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { type LeadClock } from './lead-clock.model';
import { type SpeedDeps } from './speed-ports';
import { waitingLeadCard } from './waiting-lead.card';

/** Brings what was told of a waiting lead up to date: the owner's direct message, the channel's card. */
export async function showWaiting(
  { cards }: Pick<SpeedDeps, 'cards'>,
  lead: Lead,
  clock: LeadClock,
): Promise<void> {
  const { told_owner: user, told_channel } = clock;
  if (user !== undefined) {
    const view = (t: Translate) => waitingLeadCard(lead, clock, 'owner', t);
    await cards.put({ key: `speed:owner:${lead._id}`, channel: { user }, view });
  }
  if (told_channel) {
    const view = (t: Translate) => waitingLeadCard(lead, clock, 'channel', t);
    await cards.put({ key: `speed:${lead._id}`, channel: 'tasks', view });
  }
}
