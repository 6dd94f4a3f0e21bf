/** Words that change nothing about what is asked, wherever they stand. Folded. */
const COURTESY =
  / (?:please|pls|plz|plse|svp|stp|s il (?:vous|te) plait|sil (?:vous|te) plait|thanks|thank you|thx|ty|merci(?! de(?: |$)))(?= )/g;

/**
 * What people say before they come to the point. Longer ones first: each is taken off whole, again and again, so that
 * "Hi, no, can you please stop texting me" is read as "stop texting me".
 */
const PREAMBLE = [
  ...[
    'hi there',
    'hi',
    'hello',
    'hey',
    'dear sir',
    'sir',
    'madam',
    'ok',
    'okay',
    'no',
    'nope',
    'yes',
    'yeah',
    'so',
  ],
  ...[
    'look',
    'listen',
    'just',
    'now',
    'and',
    'but',
    'seriously',
    'again',
    'kindly',
    'sorry',
    'dude',
    'man',
    'guys',
  ],
  ...[
    'not interested',
    'im not interested',
    'i am not interested',
    'wrong number',
    'wrong person',
    'for the last time',
  ],
  ...[
    'i said',
    'i told you to',
    'i told you',
    'i already told you to',
    'i already said',
    'i have asked you to',
  ],
  ...[
    'i asked you to',
    'i am asking you to',
    'im asking you to',
    'i need you to',
    'i want you to',
    'you all',
  ],
  ...[
    'i would like you to',
    'id like you to',
    'i would appreciate it if you would',
    'would you please',
    'would you',
  ],
  ...[
    'can you',
    'can u',
    'could you',
    'will you',
    'you can',
    'you need to',
    'you must',
    'you have to',
    'you guys',
  ],
  ...['you people', 'lets', 'do me a favor and', 'do me a favour and', 'for gods sake', 'omg', 'wtf', 'lol'],
  ...[
    'bonjour',
    'bonsoir',
    'salut',
    'allo',
    'non',
    'oui',
    'mais',
    'et',
    'alors',
    'vous',
    'tu',
    'merci de',
    'merci d',
  ],
  ...[
    'pas interesse',
    'pas interessee',
    'je ne suis pas interesse',
    'je ne suis pas interessee',
    'mauvais numero',
  ],
  ...[
    'veuillez',
    'pouvez vous',
    'pourriez vous',
    'peux tu',
    'pourrais tu',
    'voulez vous',
    'voudriez vous',
    'bien vouloir',
  ],
  ...[
    'je vous demande de',
    'je vous demande d',
    'je te demande de',
    'je vous prie de',
    'je vous prie d',
    'priere de',
  ],
  ...[
    'je veux que vous',
    'je voudrais que vous',
    'jaimerais que vous',
    'je vous ai dit de',
    'je vous ai dit d',
  ],
  ...[
    'je vous ai demande de',
    'je vous ai demande d',
    'je tai dit d',
    'je tai dit de',
    'vous devez',
    'il faut',
    'monsieur',
    'madame',
  ],
].toSorted((a, b) => b.length - a.length);

/** Nobody says more than this before coming to the point. */
const MOST_OPENINGS = 12;

export function withoutCourtesy(folded: string): string {
  return ` ${folded} `.replace(COURTESY, '').trim();
}

/** The words as they are, and after each piece of preamble: "no more texts" begins with no preamble, "no stop it" does. */
export function readings(folded: string): string[] {
  const read = [folded];
  for (let rest = folded; ;) {
    const opening = PREAMBLE.find((words) => rest.startsWith(`${words} `));
    if (opening === undefined || read.length > MOST_OPENINGS) return read;
    rest = rest.slice(opening.length + 1);
    read.push(rest);
  }
}
