import { InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { readScope } from '../../src/tripwire/scope.rules';
import { DRIFT_METRIC_NAMES, type DriftMetric, ruleOf } from '../../src/tripwire/metrics.rules';

export type TripwireUse =
  | { kind: 'state' }
  | { kind: 'evaluate' }
  | { kind: 'mute' | 'unmute'; metric: DriftMetric; scope: string }
  | { kind: 'throttles' }
  | { kind: 'auto'; on: boolean }
  | { kind: 'baseline'; metric: DriftMetric; value: number | null };

const EXAMPLE = 'baseline liquidity 0.72';

/** @throws InputError that names the word */
export function parseTripwire(text: string, t: Translate): TripwireUse {
  const [verb = '', name = '', value = '', ...rest] = text.trim().toLowerCase().split(/\s+/);
  const muting = MUTING[verb];
  if (muting !== undefined) {
    const scope = readScope([value || 'ALL', ...(rest.length > 0 ? [rest.join(' ')] : [])].join(':'));
    if (scope === null) throw wrong('place', t('tripwire.not_scope', { text: value }));
    return { kind: muting, metric: readMetric(name, DRIFT_METRIC_NAMES, t), scope };
  }
  if (rest.length > 0) throw wrong('text', t('tripwire.not_use', { text: rest.join(' ') }));
  if (/^(?:state|état|etat|)$/.test(verb)) return { kind: 'state' };
  if (/^(?:evaluate|évaluer|evaluer|now)$/.test(verb)) return { kind: 'evaluate' };
  if (/^(?:throttles?|mesures?)$/.test(verb)) return { kind: 'throttles' };
  if (verb === 'auto' && /^(?:on|off)$/.test(name)) return { kind: 'auto', on: name === 'on' };
  if (!/^(?:baseline|base)$/.test(verb)) throw wrong('text', t('tripwire.not_use', { text: verb }));
  const pinnable = DRIFT_METRIC_NAMES.filter((known) => ruleOf(known).pinned !== null);
  const metric = readMetric(name, pinnable, t);
  return { kind: 'baseline', metric, value: parseValue(value, metric, t) };
}

const MUTING: Record<string, 'mute' | 'unmute' | undefined> = {
  mute: 'mute',
  sourdine: 'mute',
  unmute: 'unmute',
  reprendre: 'unmute',
};

function readMetric(name: string, known: readonly DriftMetric[], t: Translate): DriftMetric {
  const metric = known.find((one) => one === name);
  if (metric !== undefined) return metric;
  throw wrong('metric', t('tripwire.not_metric', { text: name || '–', metrics: known.join(', ') }));
}

/** `0.72`, `0,72`, `3 %`; nothing: the usual one; `trailing`: the seven days before. */
function parseValue(text: string, metric: DriftMetric, t: Translate): number | null {
  const { kind, pinned } = ruleOf(metric);
  if (text === '') return pinned;
  if (/^(?:trailing|glissante?)$/.test(text)) return null;
  const [, digits = '', isPercent] = /^(\d+(?:[.,]\d+)?)(%?)$/.exec(text) ?? [];
  const value = Number(digits.replace(',', '.')) / (isPercent ? 100 : 1);
  if (digits === '' || value <= 0 || value > 1000 || (kind === 'share' && value >= 1)) {
    throw wrong('value', t('tripwire.not_value', { text }));
  }
  return value;
}

function wrong(path: string, message: string): InputError {
  return new InputError([{ path, message, example: EXAMPLE }]);
}
