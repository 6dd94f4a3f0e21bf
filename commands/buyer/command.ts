import { newBuyerForm, editBuyerForm } from '../../src/buyers/buyer-form.card';
import { defineCommand, type UseContext } from '../../src/contract/command';
import { type Answer } from '../../src/contract/view';
import { findReply } from './find';
import { type BuyerInput, parseBuyer } from './parse';
import { type BuyerDeps, pause, show, takeIn } from './tend';

export const buyer = defineCommand<BuyerDeps, BuyerInput>({
  name: '/buyer',
  family: 'buyer',
  summary: 'Take in an investor who buys, or find, show and change one',
  usage:
    '[<name> <phone or e-mail> <places> [types] [<from>-<to>] [repairs <amount>] [consent <basis>] [language <en or fr>] | B-<number> | find <text> | edit B-<number> | pause B-<number> | resume B-<number>]',
  fr: {
    summary: 'Enregistrer un investisseur qui achète, ou en trouver, montrer et modifier un',
    usage:
      '[<nom> <téléphone ou courriel> <lieux> [types] [<de>-<à>] [travaux <montant>] [consentement <fondement>] [langue <en ou fr>] | B-<numéro> | trouver <texte> | modifier B-<numéro> | pause B-<numéro> | reprendre B-<numéro>]',
  },
  examples: [
    '',
    'Sam Lee 416-555-0199 sam@x.ca ON Toronto, SFR MULTI, 200k-450k, repairs 60k, consent express',
    'B-1042',
    'find lee toronto',
    'pause B-1042',
  ],
  role: 'agent',
  effect: 'write',
  needs: ({ kind }) => ({
    effect: kind === 'new' || kind === 'pause' || kind === 'resume' ? 'write' : 'read',
  }),
  parse: parseBuyer,
  run: (input, deps, context) => answer(input, deps, context),
});

/** Shown at once; each has a line and a button. */
const FOUND = 10;

async function answer(input: BuyerInput, deps: BuyerDeps, context: UseContext): Promise<Answer> {
  const { buyers } = deps;
  const { t } = context;
  switch (input.kind) {
    case 'form':
      return { show: newBuyerForm(t) };
    case 'new':
      return takeIn(input.buyer, deps, context);
    case 'find':
      return findReply(await buyers.search(input.text, FOUND), input.text, FOUND, t);
    case 'show':
      return show(await buyers.tend.need(input.id), deps, t);
    case 'edit':
      return { show: editBuyerForm(await buyers.tend.need(input.id), t) };
    case 'pause':
      return pause(input.id, false, deps, context);
    case 'resume':
      return pause(input.id, true, deps, context);
  }
}
