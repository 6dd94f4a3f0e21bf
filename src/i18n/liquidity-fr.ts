import { type liquidityEn } from './liquidity-en';

/** How buyers behave, by place, in French. Part of the catalogue fr.ts. */
export const liquidityFr: Record<keyof typeof liquidityEn, string> = {
  'cold.warning':
    ':snowflake: Marché froid : trop peu d’acheteurs y répondent (score {score} ; assez chaud dès 50). Il peut être difficile d’y trouver un acheteur.',
  'refused.market_too_cold':
    'Trop peu d’acheteurs répondent à {place} (score {score} sur les 50 qu’il faut), et les offres y sont bloquées jusqu’à ce qu’ils soient plus nombreux. Un gestionnaire peut changer cela.',
  'reason.market_too_cold': 'trop peu d’acheteurs y répondent',
  'heat.head': 'Chaleur des marchés',
  'heat.empty':
    'Aucun acheteur n’a encore répondu. Un marché se réchauffe quand les acheteurs répondent à ce qu’on leur propose : `/buyer` les inscrit, et chaque réponse compte ici aussitôt.',
  'heat.score': 'Score',
  'heat.response': 'Réponses',
  'heat.close': 'Achats',
  'heat.buyers': 'Acheteurs',
  'heat.weeks': '4 semaines',
  'heat.gate': 'Seuil de froid',
  'heat.foot':
    'Score = acheteurs actifs × 0,5 + réponses × 50 + achats × 50 ; sous 50, le marché est froid. Acheteurs : actifs en 90 jours/tous. Seuil de froid des offres : arrêt, avertir ou bloquer ; un gestionnaire le change : `/heat ON Toronto bloquer car …`',
  'heat.chart': 'Score sur 4 semaines',
  'heat.more': 'et {count} de plus : demandez une province, `/heat ON`',
  'heat.all': 'Tous les marchés',
  'heat.line': '{place} : {score} (réponses {response}, achats {close}, acheteurs actifs : {active})',
  'heat.line_cold':
    ':snowflake: {place} : {score} (réponses {response}, achats {close}, acheteurs actifs : {active})',
  'heat.mode.off': 'arrêt',
  'heat.mode.warn': 'avertir',
  'heat.mode.block': 'bloquer',
  'heat.not_mode': '{text} n’est pas arrêt, avertir ou bloquer',
  'heat.gate_set': 'Le seuil de froid de {place} est désormais « {mode} ».',
  'heat.gate_already': 'Le seuil de froid de {place} est déjà « {mode} ». Rien n’a changé.',
};
