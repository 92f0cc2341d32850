// Opens every kind of page as people have it: 320 and 1600 px wide, light and dark, with and without JavaScript, and as
// printed. Fails on axe violations, on pages that scroll sideways, on console errors and on anything fetched from elsewhere.
//
//   node check.mjs http://127.0.0.1:8020 [--shots FOLDER] [--only WORD]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [base, ...rest] = process.argv.slice(2);
if (!base) {
  console.error('Give the address of a running Guildhall: node check.mjs http://127.0.0.1:8020');
  process.exit(2);
}
const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
const shots = option('--shots');
const only = option('--only');

const looks = [
  { width: 320, height: 800, colour: 'light' },
  { width: 320, height: 800, colour: 'dark' },
  { width: 1600, height: 1000, colour: 'light' },
  { width: 1600, height: 1000, colour: 'dark' },
];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
});
const faults = [];
let checked = 0;

// The first link on a page that a pattern fits, as a path.
async function first(page, pattern) {
  const links = await page.$$eval('a[href]', (all) => all.map((a) => a.getAttribute('href')));
  return links.find((href) => pattern.test(href));
}

// One of each kind of page, found by following links as a reader would.
async function kinds() {
  const page = await browser.newPage();
  const pages = [['home', '/'], ['interface', '/rest'], ['interface-table', '/rest/incident'], ['search', '/search'], ['search-found', '/search?q=network'], ['missing', '/incident/INC9999999']];
  const open = (path) => page.goto(base + path);
  await open('/');
  const registers = await page.$$eval('main a[href]', (all) => all.map((a) => a.getAttribute('href')));
  for (const path of new Set(registers.filter((href) => /^\/[a-z_]+$/.test(href)))) {
    const name = path.slice(1);
    pages.push([`list-${name}`, path]);
    await open(path);
    const record = await first(page, new RegExp(`^${path}/[^/?]+$`)) ?? await page.$eval('#rows tbody th a', (a) => a.getAttribute('href')).catch(() => null);
    if (record) pages.push([`record-${name}`, record]);
    if (record && name === 'incident') {
      pages.push(['as-at', `${record}?as_at=2020-05-20`], ['list-as-at', `${path}?as_at=2020-05-20`]);
      pages.push(['home-as-at', '/?as_at=2020-05-20'], ['search-as-at', '/search?q=network&as_at=2020-05-20'], ['too-early', '/?as_at=1999-01-01']);
      pages.push(['compare', `${path}/compare`], ['compare-came', `${path}/compare?from=2020-05`], ['compare-changed', `${path}/compare?from=2020-05-20&show=changed`]);
      pages.push(['compare-slip', `${path}/compare?from=someday`], ['compare-one', `${record}/compare`], ['compare-one-both', `${record}/compare?from=revision%201&to=2020-06-01`]);
      pages.push(['list-filtered', `${path}?where=priority%20%3D%201`], ['list-slip', `${path}?where=prioritty%20%3D%201`]);
      pages.push(['list-columns', `${path}?columns=number,state,caller_id.name,opened_at`], ['download-fault', `${path}.docx`]);
      pages.push(['list-none', `${path}?where=short_description%20contains%20zebra`], ['list-second', `${path}?page=2`]);
    }
    if (record && name === 'paper') {
      for (const below of ['live', 'proof']) pages.push([`paper-${below}`, `${record}/${below}`]);
      await open(`${record}/live`);
      const figure = await first(page, /\/live\/figure\//);
      if (figure) pages.push(['figure-live', figure]);
      pages.push(['paper-as-at', `${record}/live?as_at=2020-05-20`]);
      if (figure) pages.push(['figure-as-at', `${figure}?as_at=2020-05-20`]);
    }
  }
  await open('/');
  const published = await first(page, /^\/published\/[^./]+$/);
  if (published) {
    pages.push(['published', published]);
    await open(published);
    const figure = await first(page, /\/figure\//);
    if (figure) pages.push(['figure-published', new URL(figure, base + published).pathname]);
  }
  await page.close();
  return pages.filter(([name]) => !only || name.includes(only));
}

function note(name, look, words) {
  faults.push(`${name} (${look}): ${words}`);
}

async function look(name, path, { width, height, colour, scripts }) {
  const here = `${width} px, ${colour}, JavaScript ${scripts ? 'on' : 'off'}`;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: colour, javaScriptEnabled: scripts, bypassCSP: scripts });
  const page = await context.newPage();
  page.on('console', (message) => {
    const expected = /status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !expected) note(name, here, `console: ${message.text()}`);
  });
  page.on('pageerror', (error) => note(name, here, `error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) note(name, here, `fetches ${request.url()}`);
  });
  const answer = await page.goto(base + path, { waitUntil: 'load' });
  if (answer.status() >= 500) note(name, here, `answers ${answer.status()}`);
  if (scripts) {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) note(name, here, `scrolls ${wide} px sideways`);
    await page.evaluate(axe);
    const found = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), RULES);
    for (const violation of found.violations) {
      note(name, here, `${violation.id}: ${violation.help} (${violation.nodes.length}): ${violation.nodes[0].html.slice(0, 160)}`);
    }
  } else {
    const words = (await page.locator('main').innerText()).trim();
    if (words.length < 20) note(name, here, 'is empty without JavaScript');
    for (const href of await page.$$eval('.gh-downloads a', (all) => all.map((a) => a.getAttribute('href')))) {
      const file = await context.request.get(base + href);
      const kept = file.headers()['content-disposition'] ?? '';
      if (!file.ok() || !kept.startsWith('attachment')) note(name, here, `${href} is no file: ${file.status()} ${kept}`);
    }
  }
  if (shots) await page.screenshot({ path: `${shots}/${name}-${width}-${colour}${scripts ? '' : '-plain'}.png`, fullPage: true });
  checked += 1;
  await context.close();
}

if (shots) mkdirSync(shots, { recursive: true });
const pages = await kinds();
console.log(`${pages.length} pages to look at`);
// Every list and every record is the same page: those of incidents are looked at from all sides, the others once.
const isOneOfMany = (name) => /^(list|record)-/.test(name) && !/^(list|record)-(incident|filtered|slip|none|as-at|second|columns)$/.test(name);
for (const [name, path] of pages) {
  const sides = isOneOfMany(name) ? looks.slice(0, 1) : looks;
  for (const size of sides) await look(name, path, { ...size, scripts: true });
  if (!isOneOfMany(name)) await look(name, path, { ...looks[0], scripts: false });
  console.log(`  ${name} ${path}`);
}
await browser.close();
console.log(`${pages.length} kinds of pages, ${checked} looks, ${faults.length} faults`);
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
