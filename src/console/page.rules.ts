import { html } from '../html';
import { mailSection } from './mail-section.rules';
import { type PageFacts } from './page-facts.rules';
import { slackSection } from './slack-section.rules';
import { stateSection } from './state-section.rules';
import { STYLE } from './style';
import { textsSection } from './texts-section.rules';

/** Built apart: its hash in the policy is over exactly these bytes. */
const styleTag = { markup: `<style>${STYLE}</style>` };

/** The whole page. It runs no script and loads nothing; forms answer with the page that follows. */
export function consolePage(page: PageFacts): string {
  const refresh = `/console?as=${encodeURIComponent(page.as)}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.problem ? 'Problem – ' : ''}Dealrunner console</title>
        <link rel="icon" href="data:," />
        ${styleTag}
      </head>
      <body>
        <header>
          <div class="top">
            <h1>Dealrunner console</h1>
            <a href="${refresh}">Refresh</a><a href="/docs">REST API</a>
          </div>
          <p class="soft">${introduction(page)}</p>
          ${page.problem ? html`<p class="problem" role="alert" id="problem">${page.problem.message}</p>` : null}
        </header>
        <main>
          ${stateSection(page)} ${slackSection(page)}
          <div>${textsSection(page)} ${mailSection(page)}</div>
        </main>
      </body>
    </html> `.markup;
}

function introduction({ slack, texts, mail }: PageFacts): string {
  return slack && texts && mail
    ? 'The bot at work, with its providers simulated on this machine. Nothing here reaches anybody.'
    : 'The bot at work. What is real is used elsewhere; what is simulated can be played here.';
}
