import fc from 'fast-check';
import { classifyAnswer } from '../../../src/buyers/classify-answer.rules';

const each = (cases: string) =>
  cases
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const INTERESTED = each(`
  Yes
  YES!!
  yes 👍
  👍
  👍🏽
  👌
  Yesss
  yess
  yea
  Yup.
  y
  Yes, I’m interested
  Yes I am interested, thanks
  interested
  Intrested
  yes im intersted
  intersted in this one
  Still interested
  we're very interested
  Sure.
  ok
  okay
  Ok thanks
  Absolutely!
  Of course
  sounds good
  Count me in
  Send details
  Please send me the address
  send it over
  Can you send the photos and the price
  could you text me the adress please
  address please
  More info
  more details pls
  tell me more
  call me
  Call me tomorrow
  give me a call later
  I'd like to see it
  we would love to see the property
  no problem, send me the address
  No worries, yes
  Yes no problem
  Hi, yes interested, thank you very much
  Oui
  OUI SVP
  ouiii
  ouais
  oui 👍 merci
  D’accord
  d accord
  Ça m’intéresse
  ca m interesse beaucoup
  Cela m'intéresse
  Je suis intéressée
  Je suis interresse
  intéressé(e)
  Oui, je suis intéressé.
  chu intéressé
  Toujours intéressé
  très interessé par celle-ci
  nous sommes intéressés
  Bien sûr
  Avec plaisir
  Envoyez-moi l’adresse
  envoie moi les photos svp
  Pouvez-vous m'envoyer plus de détails
  adresse svp
  plus d'infos
  Appelez-moi
  rappelle moi demain
  J’aimerais la visiter
  je voudrais voir la maison
  Pas de problème, envoyez-moi l'adresse
  Bonjour, oui ça m’intéresse, merci`);

const QUESTIONS = each(`
  Is it still available?
  What’s the ARV?? 🙂
  how much
  How much are they asking
  whats the price
  where is it
  Still available
  Hi, is it vacant
  any pics
  do you have comps
  ok when can we see it
  Combien？
  c'est combien?
  C’est combien
  combien pour la maison
  Quel est le prix
  C'est où?
  où est la maison
  Est-ce que c’est encore disponible ?
  toujours dispo
  y a-t-il des photos
  Puis-je visiter
  Oui, c'est quoi l'adresse ?
  Is it sold?`);

const PASSED = each(`
  No
  nope
  noooo
  n
  ＮＯ
  No 🙂
  👎
  No 👎
  Pass
  Hard pass
  I’ll pass
  I'll pass, thanks
  i will pass on this one
  We'll pass on it
  gonna pass
  have to pass, sorry
  passing on this one
  No thanks!
  no thank you
  No thx
  Nah, I'm good
  I'm good
  Not interested.
  not intrested
  No, not interested
  I am not really interested
  we're not interested
  Not interested in this one
  not interested right now
  Sorry, not interested at this time
  no longer interested
  no interest at all
  not for me
  Not for us, thanks
  not my area
  No it doesn't work for us
  not a good fit
  Thanks but no thanks
  Absolutely not
  no sir
  No, thanks for thinking of me. Have a great day!
  Non
  Nonnn
  Non merci
  Non, merci beaucoup
  merci mais non merci
  Non mais merci quand même
  Pas intéressé
  pas interesse
  Pas intéressé(e)
  pas interressé
  pas du tout intéressée
  Pas vraiment intéressé
  pas intéressé pour le moment
  Pas intéressée pour l’instant
  Je ne suis pas intéressé
  je suis pas interessé
  chu pas intéressé
  chu pas intéressé pantoute
  Je ne suis plus intéressé
  Ça ne m’intéresse pas
  ca m'intéresse pas
  ca minteresse plus
  Je passe
  je passe mon tour, merci
  Je vais passer
  On passe
  Pas pour moi
  ce n'est pas pour nous
  Bonjour, non merci, bonne journée
  Aucun intérêt`);

const UNCLEAR = each(`
  🙂
  ❤️
  thanks
  merci
  Maybe
  maybe interested
  I might be interested
  interested but too high
  yes but no
  yes and no
  Yes, not this one
  ok, I'll pass
  No 👍
  not now
  not yet
  not sure
  why not
  not bad
  Not for this price
  no not at this price
  too expensive
  Lower the price and we talk
  I'd pay 300k
  I'll pass… on the other one
  I'll pass it on to my partner
  pass me the address
  pass?
  Not interested in the other one
  not interested unless it is vacant
  I was interested
  I am not saying no
  don't pass on this
  not a pass
  don't send me the address
  no address
  No problem
  no problem, I'll pass
  no need to call me
  Never
  no?
  Not interested, why do you keep asking?
  Who is this?
  who dis
  How did you get my number?
  wrong number
  I bought one like it
  We will take it, sold!
  I'll take it
  deal
  I want it
  done, send the contract
  Liked “Deal in Toronto, interested?”
  Disliked “Deal in Toronto, interested?”
  A aimé « Une maison à Laval, intéressé ? »
  Yes interested yes interested yes interested yes interested yes interested yes interested yes interested yes interested yes
  peut-être
  Peut-être intéressé
  ça pourrait m’intéresser
  ça dépend
  mouais
  pourquoi pas
  pas mal
  pas maintenant
  pas tout de suite
  pas sûr
  Pas à ce prix-là
  trop cher
  oui mais trop cher
  oui et non
  non, peut-être
  Pas de problème
  pas de photos
  plus intéressé
  je passe demain la voir
  je passe l’info à mon associé
  Pas celle-là, l’autre
  pas intéressé par l’autre
  ce n'est pas que je ne suis pas intéressé
  je ne dis pas non
  n'envoyez pas l'adresse
  Pas intéressé ? moi si ?
  C’est qui ?
  mauvais numéro
  je l’achète
  je la prends
  vendu
  nombre
  passage
  nope rope
  yesterday
  okra
  notes
  intérêts`);

test.each([...INTERESTED, ...QUESTIONS])('when it is “%s”, then it is RESPONDED without a doubt', (text) => {
  expect(classifyAnswer(text)).toEqual({ event: 'RESPONDED', clear: true });
});

test.each(PASSED)('when it is “%s”, then it is PASSED', (text) => {
  expect(classifyAnswer(text)).toEqual({ event: 'PASSED', clear: true });
});

test.each(['', ...UNCLEAR])('when it is “%s”, then it is RESPONDED, and a person looks at it', (text) => {
  expect(classifyAnswer(text)).toEqual({ event: 'RESPONDED', clear: false });
});

test('when a plain answer is written in capitals, without accents, with marks, then it stays what it is', () => {
  const plain = fc.constantFrom(...INTERESTED, ...PASSED);
  const marks = fc.constantFrom('', '.', '!', '!!!', ' ', ' 🙂', '…', '\n');
  fc.assert(
    fc.property(plain, marks, (text, mark) => {
      const bare = text.normalize('NFD').replace(/\p{M}/gu, '');
      for (const written of [text.toUpperCase(), bare, `${text}${mark}`, `  ${text} `])
        expect({ written, ...classifyAnswer(written) }).toEqual({ written, ...classifyAnswer(text) });
    }),
  );
});

test('when a yes and a no stand in one text, or a word more stands beside them, then it is unclear', () => {
  const word = fc.constantFrom('but', 'maybe', 'mais', 'peut-être', 'if', 'unless', 'sold', 'later');
  fc.assert(
    fc.property(fc.constantFrom(...INTERESTED), fc.constantFrom(...PASSED), word, (yes, no, more) => {
      for (const text of [`${yes}, ${no}`, `${no}. ${yes}`, `${more} ${no}`, `${more} ${yes}`])
        expect({ text, clear: classifyAnswer(text).clear }).toEqual({ text, clear: false });
    }),
  );
});

test('when a text is anything at all, then it is read, quickly, and never as BOUGHT', () => {
  const words = fc
    .array(fc.constantFrom('send', 'info', 'and', 'no', 'thanks', 'call', 'me', 'later', 'yes', 'pas', '?'), {
      maxLength: 400,
    })
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(fc.oneof(words, fc.string({ unit: 'grapheme' })), (text) => {
      expect(['RESPONDED', 'PASSED']).toContain(classifyAnswer(text).event);
    }),
  );
});
