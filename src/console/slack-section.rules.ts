import { type SimulatedButton, type SimulatedMessage } from '../contract/simulated';
import { html, type Html } from '../html';
import { cityOf, knownZone, moment } from './moment.rules';
import { linesOf, type PageFacts, wrongIf } from './page-facts.rules';

/** The workspace. One form holds all of it, so that who is played is chosen once, for commands and for buttons. */
export function slackSection(page: PageFacts): Html {
  if (page.slack === null) return realSection;
  const { people, messages } = page.slack;
  const typed = page.typed.line ?? '';
  const options = people.map(
    ({ id, name, locale }) =>
      html`<option value="${id}" ${id === page.as ? html` selected` : null}>
        ${name} (${locale.slice(0, 2)})
      </option>`,
  );
  return html`<section aria-labelledby="slack">
    <h2 id="slack" tabindex="-1">Slack</h2>
    <form method="post" action="/console/command">
      <div class="row">
        <div>
          <label for="user">Person</label
          ><select id="user" name="user" ${wrongIf(page.problem, 'user')}>
            ${options}
          </select>
        </div>
        <div>
          <label for="line">Slash command</label
          ><input
            id="line"
            name="line"
            list="examples"
            value="${typed}"
            placeholder="/lead help"
            required
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            ${wrongIf(page.problem, 'line')}
          />
        </div>
      </div>
      <datalist id="examples">
        ${page.examples.map((example) => html`<option value="${example}"></option>`)}
      </datalist>
      <button class="primary">Send command</button>
      ${messages.length === 0 ? emptyState(page.examples) : channels(messages, page.timeZone)}
    </form>
  </section>`;
}

const realSection = html`<section aria-labelledby="slack">
  <h2 id="slack">Slack</h2>
  <p class="empty">The workspace is a real one: look there.</p>
</section>`;

function emptyState([first = '/lead help']: string[]): Html {
  return html`<p class="empty">Nothing was said yet. Try this first: <code>${first}</code></p>`;
}

/** The channel with the newest message first. */
function channels(messages: SimulatedMessage[], timeZone: string): Html {
  const names = [...new Set(messages.map(({ channel }) => channel))];
  const numbered = messages.map((message, index) => ({ message, id: `m${index}` }));
  const parts = names.map((name) => {
    const here = numbered.filter(({ message }) => message.channel === name);
    return html`<h3>${name}</h3>
      <ul role="list">
        ${here.map(({ message, id }) => item(message, id, timeZone))}
      </ul>`;
  });
  const zone = cityOf(knownZone(timeZone));
  return html`<p class="soft">Newest first. Times are this machine’s clock in ${zone}.</p>
    ${parts}`;
}

function item(message: SimulatedMessage, id: string, timeZone: string): Html {
  const { from, onlyFor, at, isEdited, lines, buttons } = message;
  return html`<li class="${onlyFor === null ? 'all' : 'only'}">
    <div>
      <b><bdi>${from}</bdi></b> ${moment(at, timeZone)}
      ${isEdited ? html`<span class="soft">edited</span>` : null}
      ${onlyFor === null ? null : html`<span class="soft">only <bdi>${onlyFor}</bdi> sees this</span>`}
    </div>
    <div class="lines" id="${id}">${lines.flatMap(linesOf)}</div>
    ${buttons.map((one) => button(one, id))}
  </li>`;
}

/** Described by its message: many cards have a button of the same name. */
function button({ label, isPrimary, place }: SimulatedButton, messageId: string): Html {
  const value = new URLSearchParams({ ...place }).toString();
  return html`<button
    formaction="/console/press"
    formnovalidate
    name="press"
    value="${value}"
    aria-describedby="${messageId}"
    class="${isPrimary ? 'primary' : 'plain'}"
  >
    <bdi>${label}</bdi>
  </button>`;
}
