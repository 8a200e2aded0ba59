// Recalculates workbooks with HyperFormula: node recalculate.mjs FOLDER WORKBOOK...
// What is written holds the results as values; SheetJS reads and writes the files.
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(process.cwd(), 'package.json'));
const { HyperFormula } = require('hyperformula');
const XLSX = require('xlsx');

/** What HyperFormula is given for a cell: a text is never taken for a number or a formula. */
function typed(cell) {
  if (!cell) return null;
  if (cell.f !== undefined) return `=${cell.f}`;
  return cell.t === 's' || cell.t === 'str' ? `'${cell.v}` : cell.v;
}

function rows(sheet) {
  const { e } = XLSX.utils.decode_range(sheet['!ref'] ?? 'A1');
  const cell = (r, c) => typed(sheet[XLSX.utils.encode_cell({ r, c })]);
  return Array.from({ length: e.r + 1 }, (_, r) => Array.from({ length: e.c + 1 }, (_, c) => cell(r, c)));
}

/** The result of a formula as SheetJS writes it. */
function result(value) {
  if (typeof value === 'number') return { t: 'n', v: value };
  if (typeof value === 'boolean') return { t: 'b', v: value };
  if (typeof value === 'string') return { t: 's', v: value };
  return { t: 's', v: value === null ? '' : `error: ${value.value}` };
}

const [folder, ...workbooks] = process.argv.slice(2);
for (const file of workbooks) {
  const book = XLSX.readFile(file, { cellFormula: true });
  const engine = HyperFormula.buildFromSheets(
    Object.fromEntries(book.SheetNames.map((name) => [name, rows(book.Sheets[name])])),
    { licenseKey: 'gpl-v3', smartRounding: false },
  );
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    for (const [at, cell] of Object.entries(sheet)) {
      if (cell.f === undefined) continue;
      const { r, c } = XLSX.utils.decode_cell(at);
      sheet[at] = result(engine.getCellValue({ sheet: engine.getSheetId(name), row: r, col: c }));
    }
  }
  XLSX.writeFile(book, path.join(folder, path.basename(file)));
}
