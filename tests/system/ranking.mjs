// What the ranking of a page must show, and that sorting, filtering and searching keep it right, by click and by key.

import fs from 'node:fs';

/** The rows that a page must show, best first, from the JSON of the same command. */
export function expected(json) {
  const doc = JSON.parse(fs.readFileSync(json, 'utf8'));
  // What would turn the direction of writing is shown as a mark of its own.
  const shown = (text) => text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
  return doc.agencies.filter((agency) => agency.state === 'scored').map((agency) => ({
    rank: agency.rank,
    name: shown(agency.name),
    id: shown(agency.id),
    group: agency.group === null ? null : shown(agency.group),
    score: agency.score,
    printed: agency.score.toFixed(doc.instrument.decimals),
    class: agency.class ?? null,
    criteria: Object.fromEntries(agency.criteria.map((criterion) => [criterion.id, criterion.score])),
  }));
}

/** Rows as `read` gives them. */
export const said = (rows) => rows.map((row) => `${row.rank} ${row.name} ${row.printed}`);

/** The visible rows of the ranking, from top to bottom. */
export const read = (page) => page.$$eval('.ranking tbody tr', (rows) => rows
  .filter((row) => row.offsetParent !== null)
  .map((row) => {
    const text = (selector) => row.querySelector(selector).textContent.trim();
    // On a phone the movement stands below the score.
    const score = row.querySelector('.total').firstChild.textContent.trim();
    return `${text('.rank').replace(/[.,]/g, '')} ${text('th a')} ${score.replace('≈', '').replace(',', '.')}`;
  }));

/** The columns that sort: where, which way first, and by what of a row (`null`: it has none and stands last). */
async function columns(page) {
  const heads = await page.$$eval('#t-peringkat thead tr > *', (heads) => heads.map((head) => ({
    kind: head.getAttribute('data-sort'), by: head.getAttribute('data-by'), id: head.getAttribute('title'),
  })));
  const options = (id) => page.$$eval(`#${id} option`, (all) => all.slice(1).map((option) => option.textContent));
  const [groups, classes] = [await options('f-kelompok'), await options('f-kualifikasi')];
  const place = (names, name) => (names.includes(name) ? names.indexOf(name) : names.length);
  const keys = {
    rank: (row) => row.rank,
    agency: (row) => row.name,
    group: (row) => place(groups, row.group),
    score: (row) => row.score,
    class: (row) => place(classes, row.class),
  };
  return heads.map((head, at) => ({
    at, by: head.by, down: head.kind === 'down', key: head.by === 'criterion' ? (row) => row.criteria[head.id] ?? null : keys[head.by],
  })).filter((_, at) => heads[at].kind !== null);
}

/** Rows by one column. Names are compared as the reader's browser compares them; equal rows keep their order. */
async function sorted(page, rows, column, up) {
  const items = rows.map((row, at) => ({ at, key: column.key(row) }));
  const order = await page.evaluate(({ items, up }) => {
    const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const by = (a, b) => (typeof a.key === 'string' ? compare(a.key, b.key) : a.key - b.key) * (up ? 1 : -1) || a.at - b.at;
    const some = items.filter((item) => item.key !== null).sort(by);
    return [...some, ...items.filter((item) => item.key === null)].map((item) => item.at);
  }, { items, up });
  return order.map((at) => rows[at]);
}

async function sorting(page, rows, check) {
  const head = (at) => page.locator(`#t-peringkat thead tr > :nth-child(${at + 1})`);
  for (const column of await columns(page)) {
    const button = head(column.at).locator('button');
    // On a phone some columns are folded away.
    if (!(await button.isVisible())) { continue; }
    const presses = [['a click', () => button.click()], ['Enter', () => button.press('Enter')], ['the space bar', () => button.press(' ')]];
    let up = column.down;
    for (const [how, press] of presses) {
      up = !up;
      await press();
      const what = `sorted by ${column.by} with ${how}`;
      check(await read(page), said(await sorted(page, rows, column, up)), what);
      check(await head(column.at).getAttribute('aria-sort'), up ? 'ascending' : 'descending', `${what}, as a screen reader hears it`);
      check(await page.locator('.ranking thead [aria-sort]').count(), 1, `${what}, columns marked`);
    }
  }
}

/** Chooses an option by its place, as a key does. */
async function arrowTo(page, select, place) {
  await page.focus(select);
  await page.keyboard.press('Home');
  for (let at = 0; at < place; at += 1) { await page.keyboard.press('ArrowDown'); }
}

async function filtering(page, rows, check) {
  for (const [select, of] of [['#f-kelompok', (row) => row.group], ['#f-kualifikasi', (row) => row.class]]) {
    const options = await page.$$eval(`${select} option`, (all) => all.map((option) => option.textContent));
    for (const [at, option] of options.entries()) {
      const wanted = at === 0 ? rows : rows.filter((row) => of(row) === option);
      await page.selectOption(select, { index: at });
      check(await read(page), said(wanted), `${select} set to ${option}`);
      check(await counted(page), wanted.length, `${select} set to ${option}, the count`);
      await arrowTo(page, select, at);
      check(await read(page), said(wanted), `${select} set to ${option} by key`);
    }
    if (options.length > 0) { await page.selectOption(select, { index: 0 }); }
  }
}

/** The number of rows that the page says it shows. */
const counted = (page) => page.$eval('#f-jumlah', (text) => Number(text.textContent.replace(/[.,](?=\d{3})/g, '').match(/\d+/)?.[0] ?? 0));

async function searching(page, rows, check) {
  const holds = (term) => (row) => [row.name, row.id, row.group ?? ''].some((text) => text.toLowerCase().includes(term.toLowerCase()));
  const last = rows[rows.length - 1].name.slice(0, 40);
  for (const term of [last, last.toUpperCase(), last.slice(-3), 'tidak ada yang bernama begini']) {
    await page.focus('#f-cari');
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(term);
    check(await read(page), said(rows.filter(holds(term))), `search for ${term}`);
    check(await counted(page), rows.filter(holds(term)).length, `search for ${term}, the count`);
  }
  await page.press('#f-ulang', 'Enter');
  check(await read(page), said(rows), 'after a reset by key');
}

/** Search, filter and order hold together, and a reset takes all three back. */
async function together(page, rows, check) {
  const score = (await columns(page)).find((column) => column.by === 'score');
  const term = rows[0].name.slice(0, 3);
  const wanted = rows.filter((row) => row.class === rows[0].class && `${row.name} ${row.id} ${row.group ?? ''}`.toLowerCase().includes(term.toLowerCase()));
  const classes = await page.$$eval('#f-kualifikasi option', (all) => all.map((option) => option.textContent));
  if (classes.length > 0 && rows[0].class !== null) { await page.selectOption('#f-kualifikasi', { label: rows[0].class }); }
  await page.fill('#f-cari', term);
  for (const up of [false, true]) {
    await page.locator(`#t-peringkat thead tr > :nth-child(${score.at + 1}) button`).click();
    check(await read(page), said(await sorted(page, wanted, score, up)), 'search, class and order together');
  }
  await page.click('#f-ulang');
  check(await read(page), said(rows), 'after a reset');
  check(await page.locator('.ranking thead [aria-sort]').count(), 0, 'columns marked after a reset');
}

/** A name in the ranking leads to what is said of it. */
async function links(page, rows, check) {
  const link = page.locator('.ranking tbody tr th a').first();
  const target = await link.getAttribute('href');
  if (!target.startsWith('#')) { return; }
  await link.press('Enter');
  check((await page.locator(`${target} h3`).first().textContent()).startsWith(rows[0].name), true, `the first name leads to ${target}`);
}

/** Everything a reader can do to the ranking. `check(got, wanted, what)` is told each result. */
export async function behaves(page, rows, check) {
  check(await read(page), said(rows), 'the ranking as opened');
  await sorting(page, rows, check);
  await page.click('#f-ulang');
  await filtering(page, rows, check);
  await searching(page, rows, check);
  await together(page, rows, check);
  await links(page, rows, check);
}
