/** What the words of an answer mean; each is written as `foldText` leaves it: small, without accents and marks. */
export interface AnswerWords {
  yes: string[];
  no: string[];
  /** `No problem`: goes with a yes, says nothing alone, and beside a no is a doubt. */
  soft: string[];
  /** Politeness: says neither. */
  filler: string[];
}

const WE_ARE = '(?:(?:i am|im|we are|were) )?';
const LATER = '(?: (?:at this time|at the moment|right now|for now|anymore|any more|at all))?';
const THIS = '(?: in (?:it|this|this one|that one|this deal|this property|this house))?';
const WANTED =
  '(?:address|details?|infos?|information|photos?|pictures?|pics|numbers|link|comps|price|asking price|arv)';
const WHEN = '(?: (?:back|later|today|tonight|tomorrow|asap|now|when you can|anytime))*';

export const ENGLISH_ANSWERS: AnswerWords = {
  yes: [
    'yes|y|ya|ye|yea|yeah|yep|yup|yessir|sure|ok|okay|absolutely|definitely|of course|for sure|hell yes|hell yeah',
    `${WE_ARE}(?:very |really |definitely |still |always )?interested${THIS}`,
    'it interests (?:me|us)|sounds (?:good|great|interesting)|looks (?:good|great|interesting)|count (?:me|us) in|im in|go ahead',
    `(?:(?:can|could) you )?(?:send|text|email|shoot|forward|give)(?: (?:me|us|it|over))*(?: (?:the|more|some|all|all the|your|property))*(?: ${WANTED}(?: and)?)+(?: over)?`,
    'send (?:it|it over|them|it to me)',
    `(?:the |more |any )?${WANTED}`,
    'tell (?:me|us) more',
    `(?:call|text|phone|ring) me${WHEN}|give me a call${WHEN}`,
    '(?:i|we|id|wed)(?: would| will)? (?:like|love|want)(?: to)? (?:see|visit|view|know more|more info|more details|a showing)(?: it| the house| the property)?',
  ],
  no: [
    'no|n|nope|nah|naw|no way|hell no|no chance|absolutely not|definitely not|of course not|certainly not',
    `${WE_ARE}not(?: really| currently| at all)? interested${THIS}${LATER}`,
    `(?:i|we) (?:have )?no interest${THIS}${LATER}|no interest${THIS}${LATER}`,
    `${WE_ARE}(?:no longer interested|uninterested)${THIS}`,
    `(?:(?:i|we|ill|well|i will|we will|ima|im gonna|gonna|im going to|i have to|we have to|gotta|have to|going to|i think ill|think ill) )?pass(?: on (?:it|this|this one|that one|this deal))?`,
    `${WE_ARE}passing(?: on (?:it|this|this one|that one|this deal))?|hard pass`,
    'im good|were good|im out|count (?:me|us) out|not for (?:me|us)|its not for (?:me|us)|not my (?:thing|area|market|cup of tea)',
    'thanks but no(?: thanks?)?|thank you but no(?: thank you| thanks?)?',
    '(?:it )?(?:does not|doesnt|wont|will not) work for (?:me|us)|(?:its )?not a (?:good )?fit(?: for (?:me|us))?',
  ],
  soft: ['no problem|no prob|no worries|np|all good'],
  filler: [
    'thanks?(?: you)?(?: (?:so|very) much| a lot| though| anyways?)?|thx|ty|tks',
    'thanks?(?: you)? for (?:asking|the offer|the opportunity|thinking of (?:me|us)|reaching out|letting (?:me|us) know|the info)',
    'but thanks?(?: you)?|please|pls|plz|sorry|hi|hey|hello|hi there|good morning|good afternoon|good evening',
    'man|bro|sir|maam|buddy|cheers|have a (?:good|great|nice) (?:day|one|evening|weekend)|good luck',
  ],
};

const INTERESSE = 'interessee?s?(?: e)?';
const SUIS =
  '(?:(?:moi )?(?:je|j) ?(?:ne )?suis |jsuis |chui |chu |suis |nous (?:ne )?sommes |on (?:n )?est )?';
const PAR = '(?: par (?:ca|cela|celle ci|celui ci|cette maison|cette propriete))?';
const MAINTENANT = '(?: (?:pour le moment|pour l ?instant|en ce moment|actuellement|du tout|pantoute))?';
const VOULU =
  '(?:l ?adresse|adresse|details?|infos?|informations?|photos?|prix|le prix|chiffres|lien|fiche|vra)';
const QUAND = '(?: (?:demain|ce soir|plus tard|aujourdhui|quand vous pouvez|quand tu peux|maintenant))*';

export const FRENCH_ANSWERS: AnswerWords = {
  yes: [
    'oui|ouais|ouep|d ?accord|absolument|certainement|bien sur|bien sur que oui|avec plaisir|certain|parfait',
    `${SUIS}(?:tres |vraiment |toujours |encore |bien )?${INTERESSE}${PAR}`,
    '(?:oui )?(?:ca|cela|c) m ?interesse(?: beaucoup| bien| vraiment)?',
    `(?:(?:pouvez vous|peux tu|pourriez vous) )?(?:m ?)?(?:envoie|envoies|envoyez|envoyer|envoi|textez|texte|donnez|donne)(?: (?:moi|nous))?(?: (?:la|les|le|l|des|d|plus de|plus d|toutes les|tous les))?(?: (?:${VOULU})(?: et(?: les| la| le)?)?)+`,
    `(?:les |plus de |plus d ?|des )?${VOULU}|dites men plus|dis men plus`,
    `(?:appelez|appelle|appeler|rappelez|rappelle|textez|texte) moi${QUAND}`,
    '(?:je|j|on)(?: veux| voudrais| aimerais| aimerait| voudrait) (?:bien )?(?:la |le )?(?:voir|visiter)(?: la maison)?|jaimerais (?:bien )?(?:la |le )?(?:voir|visiter)(?: la maison)?',
  ],
  no: [
    'non|nan|nenni|pas pantoute|bien sur que non|absolument pas|certainement pas|surement pas|jamais de la vie',
    `${SUIS}(?:vraiment pas|pas vraiment|pas du tout|pas)(?: du tout)? ${INTERESSE}${PAR}${MAINTENANT}`,
    `(?:je ne suis plus|jsuis plus|je suis plus|nous ne sommes plus) ${INTERESSE}${PAR}`,
    `(?:ca|cela|c) (?:ne )?m ?interesse (?:pas|plus|vraiment pas)${MAINTENANT}`,
    `(?:je vais |on va |nous allons |va |vais )?passer(?: mon tour| notre tour| celle la| celui la)?`,
    '(?:je|on) passe(?: mon tour| son tour| notre tour)?|nous passons(?: notre tour)?',
    '(?:ce nest |cest |c est )?pas pour (?:moi|nous)|pas (?:dans )?mon secteur|sans moi|aucun interet|pas d ?interet',
    'merci mais non(?: merci)?',
  ],
  soft: [
    'pas de (?:problemes?|soucis?|trouble)|aucun (?:probleme|souci)|y a pas de (?:probleme|souci|trouble)',
  ],
  filler: [
    'merci(?: beaucoup| bien| quand meme| a vous| pareil)?|mais merci(?: quand meme)?|svp|stp|s il vous plait|sil vous plait|sil te plait',
    'merci (?:davoir pense a (?:moi|nous)|de penser a (?:moi|nous)|pour l ?offre|pour l ?info)',
    'bonjour|bonsoir|salut|allo|desolee?|monsieur|madame|bonne (?:journee|soiree|chance|fin de semaine)',
  ],
};

/** Common slips of the hand, and how the word is written. */
const INTERESTED =
  /^(?:int(?:e?r+e?|er+i)s+t+(?:e?d|ed+|s?ed)|interes(?:ted|te|ed|td|ded)|intersted|intereste|intrested|intrsted|interestd)$/;
const INTERESSE_TYPO = /^(?:inter+es+(?:e+|er|ez|ees?|es)|interress?ee?|interes+ee?|intersse+|interressee?)$/;
const SLIPS: Record<string, string> = {
  yess: 'yes',
  yse: 'yes',
  yeh: 'yeah',
  yeas: 'yes',
  suer: 'sure',
  shure: 'sure',
  okey: 'ok',
  okk: 'ok',
  noo: 'no',
  nop: 'nope',
  npe: 'nope',
  nott: 'not',
  nto: 'not',
  intrest: 'interest',
  thnaks: 'thanks',
  thanx: 'thanks',
  thks: 'thanks',
  adress: 'address',
  adresss: 'address',
  adres: 'address',
  detials: 'details',
  detail: 'details',
  ouii: 'oui',
  oiu: 'oui',
  nonn: 'non',
  mersi: 'merci',
  addresse: 'adresse',
  pa: 'pas',
};

/** A word as it is meant: `yesss`, `intrested`, `interressé`. */
export function meantWord(word: string): string {
  const short = word.replace(/(\p{L})\1{2,}/gu, '$1');
  if (INTERESTED.test(short)) return 'interested';
  if (INTERESSE_TYPO.test(short)) return 'interesse';
  return SLIPS[short] ?? short;
}
