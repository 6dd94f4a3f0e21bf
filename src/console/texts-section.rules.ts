import { type SimulatedText } from '../contract/simulated';
import { html, type Html } from '../html';
import { moment } from './moment.rules';
import { linesOf, type PageFacts, wrongIf } from './page-facts.rules';

/** Somebody whom nobody knows yet; the number of the /lead example. */
const EXAMPLE_NUMBER = '+14165550134';

/** Texts in and out, and a form to be somebody with a telephone. */
export function textsSection({ texts, typed, problem, as, timeZone }: PageFacts): Html {
  if (texts === null) {
    return html`<section aria-labelledby="texts">
      <h2 id="texts">Texts</h2>
      <p class="empty">Twilio is real: look there.</p>
    </section>`;
  }
  const known = [...new Set(texts.map((text) => (text.direction === 'out' ? text.to : text.from)))];
  const numbers = known.length === 0 ? [EXAMPLE_NUMBER] : known;
  const from = typed.from ?? numbers[0] ?? EXAMPLE_NUMBER;
  return html`<section aria-labelledby="texts">
    <h2 id="texts" tabindex="-1">Texts</h2>
    <form method="post" action="/console/text">
      <input type="hidden" name="as" value="${as}" /> <label for="from">From number</label
      ><input
        id="from"
        name="from"
        type="tel"
        list="numbers"
        value="${from}"
        required
        autocomplete="off"
        ${wrongIf(problem, 'from')}
      />
      <datalist id="numbers">${numbers.map((number) => html`<option value="${number}"></option>`)}</datalist>
      <label for="body">Text to the bot</label
      ><input
        id="body"
        name="body"
        value="${typed.body ?? ''}"
        placeholder="STOP"
        required
        autocomplete="off"
        ${wrongIf(problem, 'body')}
      />
      <button class="primary">Send text</button>
    </form>
    ${
      texts.length === 0
        ? html`<p class="empty">
            No texts yet. A lead with a phone number gets its first one when the hours there allow it; or text
            the bot above, for example <code>STOP</code>.
          </p>`
        : html`<h3>Newest texts</h3>
            <ul role="list">
              ${texts.map((text) => item(text, timeZone))}
            </ul>`
    }
  </section>`;
}

function item({ direction, from, to, body, status, at }: SimulatedText, timeZone: string): Html {
  const route = direction === 'in' ? html`In from <bdi>${from}</bdi>` : html`Out to <bdi>${to}</bdi>`;
  return html`<li class="${direction}">
    <div><b>${route}</b> ${moment(at, timeZone)} <span class="soft">${status}</span></div>
    ${linesOf(body)}
  </li>`;
}
