import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { type Kpi } from '../kpi/kpi';
import { type LeadId } from '../ids';
import { type Leads } from '../leads/leads';
import { type Outreach } from '../outreach/outreach';
import { type ClockPlace } from '../policy/clock-part';
import { type Policy } from '../policy/policy';
import { type Shifts } from '../shifts/shifts';
import { type Speed } from '../speed/speed';
import { type CallAttempt } from './call-attempt.model';
import { type LadderSettings } from './ladder-setting.rules';
import { type Zones } from '../zones/zones';
import { type FollowupTask } from './task.model';
import { type UnclaimedNudge } from './unclaimed-nudge.model';

export interface LadderDeps {
  tasks: Model<FollowupTask>;
  calls: Model<CallAttempt>;
  nudges: Model<UnclaimedNudge>;
  settingsAt(place: Pick<ClockPlace, 'province' | 'market'>): Promise<LadderSettings>;
  leads: Leads;
  speed: Pick<Speed, 'contacted'>;
  policy: Policy;
  shifts: Pick<Shifts, 'anybodyWorks' | 'list'>;
  outreach: Outreach;
  zones: Pick<Zones, 'refresh'>;
  /** A step of the lead has changed: told in the same transaction. */
  onTaskChange(lead: LeadId): Promise<void>;
  kpi: Kpi;
  audit: Audit;
  cards: Cards;
  clock: Clock;
  teamTimezone: string;
  transaction: Transaction;
}
