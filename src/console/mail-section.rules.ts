import { type SimulatedEmail } from '../contract/simulated';
import { html, type Html } from '../html';
import { moment } from './moment.rules';
import { linesOf, type PageFacts } from './page-facts.rules';

/** What SendGrid was given. */
export function mailSection({ mail, timeZone }: PageFacts): Html {
  return html`<section aria-labelledby="mail">
    <h2 id="mail">E-mails</h2>
    ${content(mail, timeZone)}
  </section>`;
}

function content(mail: SimulatedEmail[] | null, timeZone: string): Html {
  if (mail === null) return html`<p class="empty">SendGrid is real: look there.</p>`;
  if (mail.length === 0) {
    return html`<p class="empty">
      No e-mails yet. <code>POST /messaging/send-email</code> of the <a href="/docs">REST API</a> sends one.
    </p>`;
  }
  return html`<ul role="list">
    ${mail.map(
      ({ to, subject, body, status, at }) =>
        html`<li>
          <div>To <bdi>${to}</bdi> ${moment(at, timeZone)} <span class="soft">${status}</span></div>
          <p dir="auto"><b>${subject}</b></p>
          ${linesOf(body)}
        </li>`,
    )}
  </ul>`;
}
