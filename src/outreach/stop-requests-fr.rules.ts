import { type RequestPattern, type ScopeWords } from './request-pattern';

// Folded: `m'écrire` is `mecrire`, `d'appeler` is `dappeler`.
const TO_DO =
  '(?:me |m ?|nous |vous )?(?:ecrire|texter|contacter|appeler|rappeler|telephoner|envoyer|deranger|harceler|importuner|ennuyer|achaler|spammer|solliciter|joindre|relancer|embeter|messager|courrieller)';
const THINGS =
  '(?:messages? texte|textos?|messages?|sms|appels?|courriels?|emails?|communications?|sollicitations?|envois?|pourriels?|pubs?|publicites?|harcelement)';
const DO_IT =
  'contactez|contacte|contacter|ecrivez|ecris|ecrire|textez|texte|texter|appelez|appelle|appeler|rappelez|rappelle|rappeler|telephonez|telephone|telephoner|derangez|derange|deranger|harcelez|harcele|sollicitez|sollicite|relancez|relance|achalez|achale|ennuyez';
const OF_THEM =
  '(?:de|d|les|vos|tes|des|ces|ses|tous|toutes|tout|avec|tes|vos|donc|immediatement|maintenant|svp)';

/** Not "stop" but "not then". */
const FOR_A_TIME =
  /\b(?:avant (?:\d\w*|midi|demain|lundi|que)|apres (?:\d\w*|midi|souper|diner|le)|entre \d\w*|jusqu\w*|aujourdhui|ce (?:soir|matin|midi)|demain|maintenant$|tant que|quand|si|sauf|pendant|durant|le (?:soir|matin|jour|dimanche|samedi|lundi|vendredi|week end)|la (?:fin de semaine|nuit|semaine)|au travail|trop (?:tot|tard)|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)\b/;
const LATER = /\bplus (?:tard|tot|vite|souvent|longtemps)\b/;
const NOT_THEN = new RegExp(`${FOR_A_TIME.source}|${LATER.source}`);

export const REQUESTS_FR: readonly RequestPattern[] = [
  // arrêtez de m'écrire · cessez de m'appeler · stop de me texter
  {
    pattern: new RegExp(
      `^(?:arretez|arrete|arreter|arretes|cessez|cesse|cesser|finissez|stop)(?: (?:donc|immediatement|maintenant|tout de suite|desormais))* ?(?: de| d)? ?(?:d)?${TO_DO}\\b`,
    ),
    unless: FOR_A_TIME,
  },
  // arrêtez les textos · stop aux appels · fin des messages
  {
    pattern: new RegExp(
      `^(?:arretez|arrete|arreter|arretes|arret|cessez|cesse|cesser|stop|fin|assez)(?: ${OF_THEM}| aux?| a)* d?${THINGS}\\b`,
    ),
    unless: FOR_A_TIME,
  },
  {
    pattern:
      /^(?:arretez|arrete|arretes|cessez|cesse)(?: (?:ca|cela|tout|tout ca|moi ca|maintenant|immediatement|donc|la|tout de suite))*$|^ca suffit$/,
    wholeSentence: true,
  },
  // ne me contactez plus · m'appelez plus · appelez-moi pas · n'écrivez plus jamais
  {
    pattern: new RegExp(
      `^(?:ne |n ?)?(?:plus |jamais )?(?:me |m ?|nous )?(?:${DO_IT})(?: (?:ou|et|ni|me|m|${DO_IT}))*(?: moi| nous)? (?:pas|plus|jamais)\\b`,
    ),
    unless: NOT_THEN,
  },
  {
    pattern: new RegExp(
      `^(?:ne |n ?)?(?:me |m ?|nous )?(?:envoyez|envoie|envoyer|ecrivez|faites)(?: moi| nous)? (?:pas|plus|jamais)(?: (?:de|d|vos|tes|rien|jamais|aucun))* ?(?:d)?(?:${THINGS}|rien|ca|cela|offres?|choses?|$)`,
    ),
    unless: NOT_THEN,
  },
  // merci de ne plus m'écrire · ne plus appeler · plus m'appeler
  {
    pattern: new RegExp(
      `^(?:de )?(?:ne |n )?(?:plus|pas|jamais)(?: jamais)? (?:(?:de|d) )?d?${TO_DO}(?: (?:ou|et|ni) ${TO_DO})*\\b`,
    ),
    unless: NOT_THEN,
  },
  // je ne veux plus de textos · je veux pas être contacté · je ne veux plus que vous m'appeliez
  {
    pattern: new RegExp(
      `^je (?:ne |n )?(?:veux|souhaite|desire|voudrais|tiens)(?: a)? ?(?:plus|pas|aucun\\w*|jamais) (?:jamais )?(?:(?:a )?(?:recevoir|avoir) )?(?:(?:de|d|vos|des|tes|ces|aucun\\w*) )*d?(?:${THINGS}|contacts?|(?:vos |tes )?nouvelles|rien)`,
    ),
    unless: FOR_A_TIME,
  },
  {
    pattern: new RegExp(
      `^je (?:ne |n )?(?:veux|souhaite|desire|voudrais) (?:plus|pas|jamais) (?:(?:etre|me faire) (?:contact|appel|derang|text|sollicit|rappel)\\w*|que (?:vous|tu) (?:me |m ?)(?:contact|appel|ecriv|text|telephon|derang|envoy|rappel)\\w*|${TO_DO}|vous (?:parler|entendre))`,
    ),
    unless: FOR_A_TIME,
  },
  // enlevez-moi de votre liste · supprimez mon numéro · désabonnez-moi
  {
    pattern:
      /^(?:enlevez|enleve|enlever|retirez|retire|retirer|supprimez|supprime|supprimer|effacez|efface|effacer|otez|rayez|radiez|desabonnez|desabonne|desinscrivez|desinscris|oubliez|oublie) (?:moi|nous|mon (?:numero|nom|contact|courriel)|mes (?:coordonnees|infos|informations|donnees)|ce numero)\b/,
  },
  {
    pattern:
      /^(?:me |m ?|nous )(?:desabonner|desinscrire|retirer de|enlever de|rayer de|supprimer de|oter de)\b/,
  },
  {
    pattern:
      /^(?:je|j) ?(?:veux|voudrais|souhaite|desire|aimerais|demande a)(?: a)? (?:(?:me|m|etre) )?(?:desabonn|desinscri|dessabonn)\w*/,
  },
  {
    pattern:
      /^(?:je|j) ?(?:veux|voudrais|souhaite|desire|aimerais|demande a) (?:etre |me faire |que vous me |me )?(?:retir|enlev|ray|radi|supprim)\w* (?:de|d) (?:la|votre|vos|cette|toutes|ta) \w*liste/,
  },
  {
    pattern:
      /^comment (?:puis je |je peux |peut on |faire pour )?(?:me |m |se )?(?:desabonner|desinscrire)\b/,
  },
  {
    pattern:
      /^comment (?:puis je |faire pour )?(?:arreter|ne plus recevoir) (?:de recevoir )?(?:ces|les|vos) /,
  },
  // plus de textos · pas d'appels
  {
    pattern: new RegExp(
      `^(?:plus|pas|aucun\\w*|assez) (?:(?:de|d|des|vos|tes|ces) )*d?${THINGS}(?: (?:et|ou|ni) (?:(?:de|d|plus|pas) )*d?${THINGS})*(?: (?:jamais|maintenant|desormais))*$`,
    ),
  },
  {
    pattern:
      /^(?:laissez|laisse|foutez|fous|fichez|fiche|lachez|lache) (?:moi|nous)(?: (?:tranquilles?|en paix|la paix|donc|un peu|patience|lousse))*$/,
  },
  { pattern: /^(?:allez vous en|degagez|decrissez|fichez le camp)$/ },
  { pattern: /^je (?:retire|revoque|annule) (?:mon|tout) consentement\b/ },
  {
    pattern:
      /^mettez (?:moi|mon numero) (?:sur|dans) (?:la|votre) liste (?:de |d |des )?(?:ne pas|exclusion|exclus|numeros exclus|lnnte)/,
  },
  {
    pattern: /^(?:desabonnement|desabonner|desabonne|desabonnez|desinscription|desinscrire)$/,
    wholeSentence: true,
  },
];

export const SCOPE_FR: ScopeWords = {
  SMS: /\b(?:textos?|sms|messages?|(?:me |m)?text(?:er|ez|e|iez|es)|messager)\b/,
  CALL: /\b(?:d?appels?|(?:d|m|n)?(?:r?appel(?:er|ez|le|iez|les|e|ee))|telephon\w*|mtelephon\w*)\b/,
  EMAIL: /\b(?:courriels?|e ?mails?|courrieller|pourriels?)\b/,
};
