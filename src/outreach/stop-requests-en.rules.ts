import { type RequestPattern, type ScopeWords } from './request-pattern';

const DOING =
  'texting|txting|messaging|contacting|bothering|writing|sending|calling|phoning|ringing|emailing|e mailing|mailing|spamming|harassing|pestering|annoying|bugging|hounding|soliciting|msging|reaching out|trying to (?:contact|reach|call|text)';
const DO =
  'text|txt|message|msg|contact|call|phone|ring|email|e mail|write|bother|spam|harass|solicit|reach out';
const THINGS =
  '(?:text |phone )?(?:texts|text messages|messages|msgs|calls|emails|e mails|sms|spam|notifications|solicitations|communications?|contact)';
const OF_THEM = '(?:me|us|any|more|of|the|all|your|these|those|this|further|with|such|anymore)';
const END =
  '(?: (?:now|right now|already|immediately|asap|anymore|any more|again|ever|at all|ok|okay|for good|all|forever|everything|sir|man|bro|guys|lol))*$';

/** Not "stop" but "not then": a wish about a time, which a person has to read. */
const FOR_A_TIME =
  /\b(?:yet|tonight|today|this (?:week|month|morning|afternoon|evening|weekend)|right now|unless|except|until|till|during|while|if|when|so early|so late|(?:before|after|between|at|on) (?:\d\w*|noon|night|midnight|work|lunch|dinner|the weekend|weekends|weekdays|week ?ends|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/;
const UNTIL = /\b(?:until|till|(?:before|after|between) \d\w*|unless)\b/;

export const REQUESTS_EN: readonly RequestPattern[] = [
  // stop texting me · quit calling · no more messaging · stop with the texting
  {
    pattern: new RegExp(
      `^(?:stop|quit|cease|refrain from|no more|enough|avoid)(?: ${OF_THEM})* (?:${DOING})\\b`,
    ),
    unless: UNTIL,
  },
  // stop the calls · no more texts · stop sending me messages · stop sending
  {
    pattern: new RegExp(
      `^(?:stop|quit|cease|no more|enough)(?: (?:sending|receiving|getting|making))?(?: ${OF_THEM})* ${THINGS}\\b`,
    ),
    unless: UNTIL,
  },
  { pattern: new RegExp(`^no (?:more )?(?:${THINGS}|texting|calling|messaging|emailing)${END}`) },
  {
    pattern: new RegExp(
      `^(?:no more|stop(?: all)?) (?:${DO})(?: (?:and|or|${DO}|me|us|to|this|my|number))*${END}`,
    ),
  },
  // do not contact me again · never call this number · don't text
  {
    pattern: new RegExp(
      `^(?:do not|dont|don t|never|do no) (?:ever |you |dare |please |bother |try to )*(?:${DO})(?: (?:to|and|or|nor|${DO}))*(?:$| (?:me|us|my|this|here|again|anymore|any more|ever|back|at all)\\b)`,
    ),
    unless: new RegExp(`${FOR_A_TIME.source}|bother$`),
  },
  {
    pattern: new RegExp(
      `^(?:do not|dont|don t|never) (?:ever )?send(?: ${OF_THEM})* (?:${THINGS}|anything|stuff|offers|things|nothing|shit|crap|junk)\\b`,
    ),
    unless: FOR_A_TIME,
  },
  // take me off your list · remove me · delete my number · opt me out
  {
    pattern:
      /^(?:take|get|pull|drop) (?:me|us|my (?:\w+ )?number|my name|this number) (?:off|out)(?:$| (?:of )?(?:your|the|this|that|all|any|these|every)\b)/,
    unless: /\b(?:car|truck|house|hook|bed)\b/,
  },
  {
    pattern:
      /^(?:remove|delete|unsubscribe|erase|scrub|drop) (?:me|us|my (?:phone |cell )?number|my name|my info(?:rmation)?|my contact(?: info)?|my email(?: address)?|this (?:phone )?number)(?:$| (?:from|off|out|please|now|immediately|and)\b)/,
  },
  { pattern: /^opt (?:me|us) out\b|^(?:i (?:am |m )?|im )?opting out\b|^i opt out\b|^opt out of\b/ },
  { pattern: /^unsubscribe (?:from|to|now|immediately|this|my|me|us|all)\b/ },
  { pattern: /^(?:lose|forget|block) (?:my|this) number\b/ },
  {
    pattern:
      /^(?:add me to|put me on|put this number on|add my number to|put my number on) (?:your|the|a) (?:\w+ )?(?:do not|dnc|no) ?(?:call|contact|text)?/,
  },
  // I want to opt out · I no longer wish to receive your texts · I don't want to be contacted
  {
    pattern:
      /^(?:i )?(?:want|wish|would like|d like|id like|need|am asking|request) to (?:opt out|unsubscribe|be removed|be taken off|be left alone|stop (?:receiving|getting)|get off (?:your|this|the) list)\b/,
  },
  {
    pattern:
      /^i (?:do not|dont|don t|no longer|never) (?:want|wish|need|care|agree|consent) (?:to )?(?:be (?:contacted|called|texted|messaged|emailed|bothered|solicited)|hear from|you (?:to )?(?:call|text|contact|message|email|write|bother)\w*)\b/,
    unless: FOR_A_TIME,
  },
  {
    pattern: new RegExp(
      `^i (?:do not|dont|don t|no longer|never) (?:want|wish|need|care) (?:(?:to )?(?:receive|get|have) )?(?:${OF_THEM} )*${THINGS}\\b`,
    ),
    unless: FOR_A_TIME,
  },
  {
    pattern:
      /^(?:i )?(?:withdraw|revoke|take back|do not give|dont give) (?:my |you |any )*(?:consent|permission)\b/,
  },
  { pattern: /^you (?:do not|dont|don t|never) (?:have|had) (?:my )?(?:consent|permission)\b/ },
  {
    pattern:
      /^(?:you are|youre|your) not (?:allowed|permitted|authorized) to (?:call|text|contact|message|email)\b/,
  },
  {
    pattern:
      /^how (?:do|can|would) (?:i|we|you) (?:unsubscribe|opt out|get off (?:this|your|the) list|stop (?:getting|receiving|these|your|the)(?: \w+)? ?(?:texts|messages|calls|emails))\b/,
  },
  { pattern: new RegExp(`^leave (?:me|us)(?: the \\w+)? (?:alone|be)${END}`) },
  {
    pattern: new RegExp(`^(?:go away|get lost|(?:fuck|f|piss|bugger|screw|buzz) off|cease and desist)${END}`),
  },
  { pattern: new RegExp(`^(?:do not contact|no contact|dnc|do not call list)${END}`) },
  // just stop · stop it now
  {
    pattern:
      /^stop(?: (?:it|this|that|now|already|everything|immediately|all|right now|asap|ok|okay|sir|man|bro|guys|lol|stop))*$/,
    wholeSentence: true,
  },
  { pattern: /^(?:unsubscribe|stopall|unsub|optout|opt out)$/, wholeSentence: true },
];

export const SCOPE_EN: ScopeWords = {
  SMS: /\b(?:texts?|texted|texting|txt(?:s|ing)?|sms|messag\w+|msgs?|msging)\b/,
  CALL: /\b(?:call|calls|called|calling|phone|phoning|ring|ringing)\b/,
  EMAIL: /\b(?:e ?mails?|e ?mailed|e ?mailing|mailing)\b/,
};
