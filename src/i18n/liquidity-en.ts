/** How buyers behave, by place, in English. Part of the catalogue en.ts. */
export const liquidityEn = {
  'cold.warning':
    ':snowflake: Cold market: too few buyers answer here (score {score}; from 50 on it is warm enough). A buyer for it may be hard to find.',
  'refused.market_too_cold':
    'Too few buyers answer in {place} (score {score} of the 50 that are needed), and offers are blocked there until more do. A manager may change that.',
  'reason.market_too_cold': 'too few buyers answer there',
} as const;
