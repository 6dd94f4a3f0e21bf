import { type Alarm } from '../../../src/heimdall/alert-feed';
import { type HeimdallAlert } from '../../../src/heimdall/alert.model';

export const alarm = (key: string): Alarm => ({
  key,
  domain: 'RUNBOOK',
  severity: 'warning',
  what: 'alerts.runbook',
  params: { check: 'backup' },
});

export const madeAlarm: HeimdallAlert = {
  _id: 'alert_1',
  ...alarm('runbook:backup:2026-12-01'),
  open_key: 'runbook:backup:2026-12-01',
  state: 'open',
  raised_at: new Date('2026-12-01T15:00:00Z'),
};
