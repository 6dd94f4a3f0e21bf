import { createHash } from 'node:crypto';
import { type WebhookResponse } from '../contract/webhook';
import { html, type Html } from '../html';
import { type Locale } from '../i18n/translate';
import { type PageOwner } from '../outreach/unsubscribe';
import { type Sender } from '../outreach/sender';
import { PAGE_TEXTS } from './page-texts';

/** Colours keep 4.5:1 on their grounds, in light and dark (WCAG 2.2, 1.4.3); the button is 44 px high. */
const STYLE = `:root{--ink:#1b1f24;--ground:#fff;--accent:#0b5cad;--on-accent:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ed;--ground:#14171a;--accent:#7db7f5;--on-accent:#0d1a28}}
body{margin:0 auto;max-width:36rem;padding:1rem;background:var(--ground);color:var(--ink);font:18px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
a{color:var(--accent)}section+section{border-top:1px solid;margin-top:2rem;padding-top:1rem}
button{min-height:44px;padding:.5rem 1.25rem;font:inherit;font-weight:600;color:var(--on-accent);background:var(--accent);border:0;border-radius:6px;cursor:pointer}
button:focus-visible,a:focus-visible{outline:3px solid;outline-offset:2px}`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  // No script, nothing loaded, no frame; the form goes nowhere else.
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-robots-tag': 'noindex',
};

type Texts = (typeof PAGE_TEXTS)[Locale];

/** Asks; the button does it. Opening the page changes nothing. */
export function askPage(owner: PageOwner, sender: Sender, first: Locale): WebhookResponse {
  return page(200, first, sender, 'askTitle', (says) => [
    html`<p>${filled(says.ask[owner.channel], owner)}</p>
      <form method="post"><button name="from" value="page">${says.button}</button></form>`,
  ]);
}

export function donePage(owner: PageOwner, sender: Sender, first: Locale): WebhookResponse {
  return page(200, first, sender, 'doneTitle', (says) => [
    html`<p role="status">${filled(says.done[owner.channel], owner)}</p>`,
  ]);
}

/** Somebody whose link does not work still wants to be heard: it says how. */
export function unknownPage(sender: Sender, first: Locale): WebhookResponse {
  return page(404, first, sender, 'unknownTitle', (says) => [html`<p>${says.unknown}</p>`]);
}

/** Who we are (SOR/2012-36 s.2), where a text has no room for it; with the way to the unsubscribe page. */
export function aboutPage(token: string, sender: Sender, first: Locale): WebhookResponse {
  return page(200, first, sender, 'aboutTitle', (says) => [
    html`<p>${says.about.replace('{name}', sender.name)}</p>`,
    html`<p>${says.aboutStop} <a href="/u/${token}">${says.aboutStopLink}</a>.</p>`,
  ]);
}

function filled(sentence: string, { address }: PageOwner): string {
  return sentence.replace('{address}', address);
}

/** Both languages on one page, the reader's first. */
function page(
  status: number,
  first: Locale,
  sender: Sender,
  title: 'askTitle' | 'doneTitle' | 'unknownTitle' | 'aboutTitle',
  content: (says: Texts) => Html[],
): WebhookResponse {
  const order: Locale[] = first === 'fr' ? ['fr', 'en'] : ['en', 'fr'];
  const sections = order.map((locale) => {
    const says = PAGE_TEXTS[locale];
    return html`<section lang="${locale}">
      <h1>${says[title]}</h1>
      ${content(says)}
      <p>
        <strong>${sender.name}</strong><br />${says.address}: ${sender.address}<br />${says.contact}:
        ${sender.contact}
      </p>
    </section>`;
  });
  const titles = order.map((locale) => PAGE_TEXTS[locale][title]).join(' / ');
  const { markup } = html`<html lang="${first}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${titles}</title>
      ${{ markup: `<style>${STYLE}</style>` }}
    </head>
    <body>
      <main>${sections}</main>
    </body>
  </html>`;
  return { status, headers: HEADERS, body: `<!doctype html>\n${markup}\n` };
}
