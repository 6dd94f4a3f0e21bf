import { PROVINCES } from '../geo/provinces';
import { PROVINCE_ZONES } from '../geo/zones';
import { localTime } from '../time/zoned';
import { html, type Html } from '../html';
import { cityOf } from './moment.rules';
import { type PageFacts } from './page-facts.rules';

/** What it runs on, and what time it is for the business: contact depends on the local time there. */
export function stateSection({ facts, now }: Pick<PageFacts, 'facts' | 'now'>): Html {
  const rows = facts.map(
    ({ name, value }) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`,
  );
  const clocks = PROVINCES.map((province) => {
    const [zone] = PROVINCE_ZONES[province];
    const { local } = localTime(now, zone);
    return html`<div>
      <dt><abbr title="${cityOf(zone)}">${province}</abbr></dt>
      <dd>${local.slice(11)}</dd>
    </div>`;
  });
  return html`<section class="wide" aria-labelledby="state">
    <h2 id="state">State</h2>
    <dl>
      ${rows}
      <div>
        <dt>Domain clock</dt>
        <dd>${now.toISOString().slice(0, 16).replace('T', ' ')} UTC</dd>
      </div>
    </dl>
    <h3>Local time, main zone of each province</h3>
    <dl class="clocks">${clocks}</dl>
  </section>`;
}
