import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { type AppProcess, startAppProcess } from '../support/app-process';
import { findChromium } from '../support/chromium';
import { eventually, sandboxesOf } from '../support/sandboxes';

const SELLER = '+14165550134';
const LEAD = `/lead Jane Doe ${SELLER} 12 King St W, Toronto ON, source web_form`;

/** Real milliseconds: a machine that is busy with other tests is slow. */
const WAIT_MS = 30_000;

jest.setTimeout(120_000);

const executablePath = findChromium();
if (executablePath === null) {
  const how = 'No Chromium was found: install one, for example `apt-get install -y chromium`.';
  // Where everything is checked, a test that is skipped is a hole.
  if (process.env.CI === 'true') throw new Error(how);
  process.stderr.write(`\nWARNING: the console is NOT tested in a browser. ${how}\n`);
}

(executablePath === null ? describe.skip : describe)('the console in a browser', () => {
  let dataDir: string;
  let app: AppProcess;
  let browser: Browser;
  let page: Page;
  /** Errors of the page and violations of its policy: both are console errors in Chromium. */
  const wrong: string[] = [];

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-browser-'));
    app = await startAppProcess({
      DATA_DIR: dataDir,
      CLOCK_START: '2026-12-02T15:00:00Z',
      CLOCK_RATE: '600',
    });
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      // Chromium's sandbox does not run as root; the only page it opens is ours.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('requestfailed', (request) => wrong.push(`failed: ${request.url()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${app.url}/`) && request.url() !== 'data:,') wrong.push(request.url());
    });
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const refreshUntil = (what: string, shown: Locator) =>
    eventually(
      what,
      async () => {
        if ((await shown.count()) > 0) return true;
        await page.getByRole('link', { name: 'Refresh' }).click();
        return false;
      },
      WAIT_MS,
    );

  test('when a stranger types a /lead, presses a button and texts STOP, then the page shows what the bot did', async () => {
    await page.goto(app.consoleUrl);
    await page.getByText('Try this first').waitFor();

    await page.getByLabel('Person').selectOption({ label: 'ben (en)' });
    await page.getByLabel('Slash command').fill(LEAD);
    await page.getByLabel('Slash command').press('Enter');
    await page.waitForURL(/as=U0BEN/);
    await refreshUntil('the answer', page.getByText(/Jane Doe \(L-\d+\)/));
    expect(await page.getByText('only ben sees this').count()).toBeGreaterThan(0);
    expect(await page.getByLabel('Person').inputValue()).toBe('U0BEN');

    // The tasks channel has one digest a quarter hour; a step's own card opens from it.
    const open = page.getByRole('button', { name: 'Open', exact: true });
    await refreshUntil('the digest with a call that is due', open);
    await open.first().click();
    const reached = page.getByRole('button', { name: 'Reached', exact: true });
    await refreshUntil('the call’s own card', reached);
    await page.getByLabel('Person').selectOption({ label: 'anna (en)' });
    await reached.first().click();
    await page.waitForURL(/as=U0ANNA/);
    await refreshUntil('who did it, on the card', page.getByText(/Reached · @anna/));

    await page.getByLabel('From number').fill(SELLER);
    await page.getByLabel('Text to the bot').fill('STOP');
    await page.getByRole('button', { name: 'Send text' }).click();
    await page.getByText(`In from ${SELLER}`).waitFor();
    const { webhook } = await sandboxesOf(app).command('/cancontact', `${SELLER} SMS`);
    expect(webhook.body).toContain('opted_out');
    expect(wrong).toEqual([]);
  });

  test('when it is used without a mouse or on a phone, then every field has a name and nothing is cut off', async () => {
    await page.goto(app.consoleUrl);
    expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['Dealrunner console']);
    for (const field of await page.locator('input:not([type=hidden]), select').all()) {
      expect(await page.locator(`label[for="${await field.getAttribute('id')}"]`).count()).toBe(1);
    }
    for (const button of await page.getByRole('button').all()) {
      expect((await button.textContent())?.trim()).not.toBe('');
    }
    await page.setViewportSize({ width: 360, height: 740 });
    const main = await page.locator('main').boundingBox();
    const widths = await Promise.all(
      (await page.locator('section, button, input, select').all()).map((one) => one.boundingBox()),
    );
    expect(main?.width).toBeLessThanOrEqual(360);
    for (const box of widths) expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    expect(wrong).toEqual([]);
  });

  test('when a page of another origin sends the form, then it is refused', async () => {
    const context = await browser.newContext();
    const other = await context.newPage();
    await context.route('http://evil.example/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" action="${app.consoleUrl}/text"><input name="from" value="${SELLER}"><input name="body" value="START"><button>Win</button></form>`,
      }),
    );
    await other.goto('http://evil.example/');
    const answer = other.waitForResponse((response) => response.url().endsWith('/console/text'));
    await other.getByRole('button', { name: 'Win' }).click();
    expect((await answer).status()).toBe(403);
    await context.close();
  });
});
