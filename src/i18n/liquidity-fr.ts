import { type liquidityEn } from './liquidity-en';

/** How buyers behave, by place, in French. Part of the catalogue fr.ts. */
export const liquidityFr: Record<keyof typeof liquidityEn, string> = {
  'cold.warning':
    ':snowflake: Marché froid : trop peu d’acheteurs y répondent (score {score} ; assez chaud dès 50). Il peut être difficile d’y trouver un acheteur.',
  'refused.market_too_cold':
    'Trop peu d’acheteurs répondent à {place} (score {score} sur les 50 qu’il faut), et les offres y sont bloquées jusqu’à ce qu’ils soient plus nombreux. Un gestionnaire peut changer cela.',
  'reason.market_too_cold': 'trop peu d’acheteurs y répondent',
};
