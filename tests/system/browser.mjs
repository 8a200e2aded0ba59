// Opens pages in a real browser and fails loudly where one of them breaks a promise.
//
// node browser.mjs BROWSER TOOLS PAGES [pictures]: every NAME.html below PAGES is opened from its file. Where a
// NAME.json of the same command stands beside it, the ranking must say what the JSON says: as written, without
// JavaScript, and after each sorting, filter and search, by click and by key.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { behaves, expected, read, said } from './ranking.mjs';

const [browserPath, tools, folder, pictures] = process.argv.slice(2);
const require = createRequire(path.resolve(tools, 'node_modules', 'x.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const WIDTHS = [360, 800, 1280];
// What a page of A4 leaves between its margins, in CSS pixels.
const A4 = { width: Math.floor((210 - 2 * 14) / 25.4 * 96), height: 900 };
const wrong = [];
let checks = 0;

function expect(holds, where, what) {
  checks += 1;
  if (!holds) { wrong.push(`${where}: ${what}`); console.error(`WRONG ${where}: ${what}`); }
}

function same(got, wanted, where, what) {
  const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
  const at = Array.isArray(got) ? got.findIndex((item, i) => JSON.stringify(item) !== JSON.stringify(wanted[i])) : -1;
  const from = at < 0 ? [a, b] : [JSON.stringify(got[at]), JSON.stringify(wanted[at])];
  expect(a === b, where, `${what}: ${from[0]?.slice(0, 300)} instead of ${from[1]?.slice(0, 300)} (${got?.length}/${wanted?.length}, first at ${at})`);
}

async function open(browser, file, options) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const bad = [];
  page.on('console', (message) => bad.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => bad.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { bad.push('a dialog'); dialog.dismiss(); });
  await page.route('**/*', (route) => {
    const asked = route.request().url();
    if (asked.split('#')[0] === url || asked.startsWith('data:')) { return route.continue(); }
    bad.push(`request: ${asked}`);
    return route.abort();
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, bad, close: () => context.close() };
}

/** Nothing is wider than the page; tables may scroll in a frame of their own, except on paper. */
async function fits(page, where, onPaper) {
  const over = await page.evaluate((onPaper) => {
    const width = document.documentElement.clientWidth;
    const framed = (element) => !onPaper && element.closest('.scroll, .unseen, svg');
    const wide = Array.from(document.querySelectorAll('body *')).filter((element) =>
      !framed(element) && !element.closest('svg, .unseen') && element.getBoundingClientRect().right > width + 1);
    return { page: document.documentElement.scrollWidth - width, wide: wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 120)) };
  }, onPaper);
  expect(over.page <= 0 && over.wide.length === 0, where, `overflows by ${over.page}: ${over.wide.join(' | ')}`);
}

/** A ranking is read without scrolling sideways, unless its words are longer than a phone is wide. */
async function narrow(page, where) {
  const over = await page.evaluate(() => {
    const table = document.querySelector('main:not(.unruly) #t-peringkat, main .profile');
    return table ? table.scrollWidth - table.closest('.scroll').clientWidth : 0;
  });
  expect(over <= 0, where, `the ranking or the profile is ${over} pixels wider than its frame`);
}

/**
 * Takes all but the first rows of each table and the first sections off a page. Rows are made by one template, and what
 * holds for twenty of them holds for six hundred; the judgement of six hundred takes minutes.
 */
const thin = (page) => page.evaluate(() => {
  const keep = (elements, most) => Array.from(elements).slice(most).forEach((element) => element.remove());
  keep(document.querySelectorAll('article.agency'), 8);
  document.querySelectorAll('tbody').forEach((body) => keep(body.rows, 25));
});

async function accessible(page, where) {
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  for (const violation of found.violations) {
    const what = `${violation.id} (${violation.impact}, ${violation.nodes.length} times): ${violation.nodes[0].html.slice(0, 160)}`;
    if (['serious', 'critical'].includes(violation.impact)) { expect(false, where, what); } else { console.log(`note ${where}: ${what}`); }
  }
  checks += 1;
}

async function inScheme(page, where, colorScheme) {
  const [ground, ink] = await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]
    .map((colour) => colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)));
  expect((ground > ink) === (colorScheme === 'light'), where, 'is not in the scheme that the reader chose');
}

async function picture(page, file, width, colorScheme) {
  const height = Math.min(4000, await page.evaluate(() => document.documentElement.scrollHeight));
  await page.screenshot({ path: `${file}-${width}-${colorScheme}.png`, fullPage: true, clip: { x: 0, y: 0, width, height } });
}

/** A page on a screen: whole in both schemes, then thinned before a judge of accessibility. */
async function onScreen(browser, file, name, width) {
  const { page, bad, close } = await open(browser, file, { viewport: { width, height: 900 }, colorScheme: 'light' });
  await fits(page, `${name} ${width}`, false);
  if (width < 1000 && !name.includes('hostile')) { await narrow(page, `${name} ${width}`); }
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await inScheme(page, `${name} ${width} ${colorScheme}`, colorScheme);
    if (pictures) { await picture(page, file, width, colorScheme); }
  }
  await thin(page);
  await page.evaluate(axe);
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await accessible(page, `${name} ${width} ${colorScheme}`);
  }
  same(bad, [], `${name} ${width}`, 'messages and requests');
  expect(await page.evaluate(() => window.rusak === undefined), `${name} ${width}`, 'a script of the input ran');
  await close();
}

async function onPaper(browser, file, name) {
  const where = `${name} print`;
  const { page, bad, close } = await open(browser, file, { viewport: A4 });
  await page.emulateMedia({ media: 'print' });
  await fits(page, where, true);
  if (!pictures) { await thin(page); }
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(pdf.length > 5000 && pdf.subarray(0, 5).toString() === '%PDF-', where, 'no PDF');
  if (pictures) { fs.writeFileSync(`${file}.pdf`, pdf); }
  same(bad, [], where, 'messages and requests');
  await close();
}

async function withoutScripts(browser, file, name, rows) {
  const where = `${name} without JavaScript`;
  const { page, bad, close } = await open(browser, file, { javaScriptEnabled: false, viewport: { width: 360, height: 900 } });
  expect(!(await page.isVisible('.controls').catch(() => false)), where, 'shows controls that do nothing');
  same(await read(page), said(rows), where, 'the ranking');
  same(bad, [], where, 'messages and requests');
  await close();
}

/** The ranking says what the JSON says, whatever a reader does to it. */
async function rightRows(browser, file, name, rows) {
  await withoutScripts(browser, file, name, rows);
  // Six hundred rows take a minute at each width; what holds for fewer at both holds for them.
  const widths = rows.length > 200 ? WIDTHS.slice(-1) : WIDTHS;
  for (const width of rows.length > 0 ? widths : []) {
    const where = `${name} ${width}`;
    const { page, bad, close } = await open(browser, file, { viewport: { width, height: 900 } });
    await behaves(page, rows, (got, wanted, what) => same(got, wanted, where, what));
    same(bad, [], where, 'messages and requests');
    await close();
  }
}

/** Every page below a folder, with the JSON beside it where there is one. */
function pages(folder) {
  const files = fs.readdirSync(folder, { recursive: true }).map((file) => path.join(folder, file)).filter((file) => file.endsWith('.html'));
  return files.sort().map((file) => ({ file, name: path.relative(folder, file), json: file.replace(/\.html$/, '.json') }));
}

async function judge(browser, { file, name, json }) {
  const started = Date.now();
  try {
    for (const width of WIDTHS) { await onScreen(browser, file, name, width); }
    await onPaper(browser, file, name);
    if (fs.existsSync(json)) { await rightRows(browser, file, name, expected(json)); }
  } catch (error) {
    expect(false, name, error.message);
  }
  console.log(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
try {
  const waiting = pages(folder);
  const work = async () => { while (waiting.length > 0) { await judge(browser, waiting.shift()); } };
  await Promise.all([work(), work()]);
} finally {
  await browser.close();
}
console.log(`${checks} checks, ${wrong.length} wrong`);
process.exitCode = wrong.length === 0 && checks > 100 ? 0 : 1;
