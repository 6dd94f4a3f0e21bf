/** How buyers behave, by place, in English. Part of the catalogue en.ts. */
export const liquidityEn = {
  'cold.warning':
    ':snowflake: Cold market: too few buyers answer here (score {score}; from 50 on it is warm enough). A buyer for it may be hard to find.',
  'refused.market_too_cold':
    'Too few buyers answer in {place} (score {score} of the 50 that are needed), and offers are blocked there until more do. A manager may change that.',
  'reason.market_too_cold': 'too few buyers answer there',
  'heat.head': 'Market heat',
  'heat.empty':
    'No buyer has answered yet. Markets warm up as buyers answer what they are told of: `/buyer` takes buyers in, and each answer counts here at once.',
  'heat.score': 'Score',
  'heat.response': 'Answers',
  'heat.close': 'Bought',
  'heat.buyers': 'Buyers',
  'heat.weeks': '4 weeks',
  'heat.gate': 'Cold gate',
  'heat.foot':
    'Score = active buyers × 0.5 + answers × 50 + bought × 50; below 50 a market is cold. Buyers: active in 90 days/all. Cold gate of offers: off, warn or block; a manager changes it: `/heat ON Toronto block because …`',
  'heat.chart': 'Score over 4 weeks',
  'heat.more': 'and {count} more: ask for a province, `/heat ON`',
  'heat.all': 'All markets',
  'heat.line': '{place}: {score} (answers {response}, bought {close}, active buyers: {active})',
  'heat.line_cold':
    ':snowflake: {place}: {score} (answers {response}, bought {close}, active buyers: {active})',
  'heat.mode.off': 'off',
  'heat.mode.warn': 'warn',
  'heat.mode.block': 'block',
  'heat.not_mode': '{text} is not off, warn or block',
  'heat.gate_set': 'The cold gate of {place} is “{mode}” from now on.',
  'heat.gate_already': 'The cold gate of {place} is “{mode}” already. Nothing was changed.',
} as const;
