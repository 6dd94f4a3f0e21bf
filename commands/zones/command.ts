import { defineCommand } from '../../src/contract/command';
import { noSuchVersion } from '../../src/zones/change-zones';
import { type Zones } from '../../src/zones/zones';
import { zonesCard } from '../../src/zones/zones.card';
import { parseRequest, type ZonesRequest } from './parse-request';
import { section } from '../../src/slack-blocks';

export const zones = defineCommand<{ zones: Zones }, ZonesRequest>({
  name: '/zones',
  family: 'zones',
  summary: 'See or change which clock a place keeps, without a release',
  usage:
    '[version] | <zone> = <offset> from <instant> because <reason> | <place> = <zones> because <reason> | remove <zone or place> because <reason> | back to <version> because <reason>',
  fr: {
    summary: 'Voir ou changer l’heure que garde un lieu, sans nouvelle version',
    usage:
      '[version] | <fuseau> = <décalage> dès <instant> car <raison> | <lieu> = <fuseaux> car <raison> | retirer <fuseau ou lieu> car <raison> | revenir à <version> car <raison>',
  },
  examples: [
    'BC America/Edmonton = America/Vancouver because the East Kootenay joins the coast',
    'America/Toronto = -04:00 from 2027-11-07T06:00Z because of the Act of 2027',
    'V1C = America/Vancouver because by-law 12',
    'remove V1C because release 2 knows it',
  ],
  role: 'manager',
  effect: 'write',

  parse: (text, { t }) => parseRequest(text, t),

  async run(request, deps, { actor, t }) {
    if (request.kind === 'show') {
      const found = await deps.zones.version(request.version);
      if (found === null && request.version) throw noSuchVersion(request.version);
      return zonesCard(found, deps.zones.problem(), t);
    }
    const { version, isNew } = await deps.zones.change(actor, request.change, request.reason);
    const card = zonesCard(await deps.zones.version(), null, t);
    const said = t(isNew ? 'zones.changed' : 'zones.unchanged', { version });
    return {
      text: said,
      blocks: [section(said), ...(card.blocks ?? [])],
    };
  },
});
