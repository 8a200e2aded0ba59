(function () {
  'use strict';
  var root = document.documentElement;
  // A table for each group, of which the first takes all rows that the reader sorts.
  var board = document.getElementById('b-peringkat');
  if (!board) { return; }
  root.classList.add('js');

  var parts = Array.from(board.querySelectorAll('.part'));
  var tables = parts.map(function (part) { return part.querySelector('table'); });
  var body = tables[0].tBodies[0];
  var rows = Array.from(board.querySelectorAll('tbody tr'));
  var homes = rows.map(function (row) { return row.parentNode; });
  var heads = Array.from(tables[0].tHead.rows[0].cells);
  var collator = new Intl.Collator(root.lang, { numeric: true });
  var whole = new Intl.NumberFormat(root.lang);
  var byId = function (id) { return document.getElementById(id); };
  var search = byId('f-cari');
  var group = byId('f-kelompok');
  var klass = byId('f-kualifikasi');
  var count = byId('f-jumlah');

  function key(row, column, kind) {
    var cell = row.cells[column];
    if (kind === 'text') { return (cell.querySelector('a') || cell).textContent.trim(); }
    var text = cell.hasAttribute('data-v') ? cell.getAttribute('data-v') : cell.textContent;
    text = text.replace(/[^0-9.\-]/g, '');
    return text === '' ? null : Number(text);
  }

  function sort(column, direction) {
    var kind = heads[column].getAttribute('data-sort');
    var keyed = rows.map(function (row, at) { return { row: row, at: at, key: key(row, column, kind) }; });
    keyed.sort(function (a, b) {
      // Without a number: last, whichever way the column is sorted.
      if (a.key === null || b.key === null) { return (a.key === null) - (b.key === null) || a.at - b.at; }
      var order = kind === 'text' ? collator.compare(a.key, b.key) : a.key - b.key;
      return order * direction || a.at - b.at;
    });
    // Sorted by the reader, all stand together: groups have no headings then.
    keyed.forEach(function (item) { body.appendChild(item.row); });
    board.classList.add('sorted');
    fold();
  }

  // A table stands where rows of it are seen.
  function fold() {
    parts.forEach(function (part) { part.hidden = !part.querySelector('tbody tr:not([hidden])'); });
  }

  function press(column) {
    var head = heads[column];
    var before = head.getAttribute('aria-sort');
    var first = head.getAttribute('data-sort') === 'down' ? -1 : 1;
    var direction = before ? (before === 'ascending' ? -1 : 1) : first;
    heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', direction === 1 ? 'ascending' : 'descending');
    sort(column, direction);
  }

  tables.forEach(function (table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
      if (!head.hasAttribute('data-sort')) { return; }
      var button = document.createElement('button');
      button.type = 'button';
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener('click', function () { press(column); });
    });
  });

  function filter() {
    var wanted = search.value.trim().toLocaleLowerCase(root.lang);
    var shown = 0;
    rows.forEach(function (row) {
      var name = row.querySelector('th').textContent.toLocaleLowerCase(root.lang);
      var fits = (!wanted || name.indexOf(wanted) >= 0) &&
        (!group || group.value === '' || group.value === row.getAttribute('data-g')) &&
        (!klass || klass.value === '' || klass.value === row.getAttribute('data-k'));
      row.hidden = !fits;
      if (fits) { shown += 1; }
    });
    fold();
    count.textContent = shown === 0 ? count.getAttribute('data-none') :
      count.getAttribute('data-shown').replace('\u007bshown}', whole.format(shown)).replace('\u007ball}', whole.format(rows.length));
  }

  function reset() {
    search.value = '';
    if (group) { group.value = ''; }
    if (klass) { klass.value = ''; }
    heads.forEach(function (head) { head.removeAttribute('aria-sort'); });
    rows.forEach(function (row, at) { homes[at].appendChild(row); });
    board.classList.remove('sorted');
    filter();
  }

  search.addEventListener('input', filter);
  [group, klass].forEach(function (select) { if (select) { select.addEventListener('change', filter); } });
  byId('f-ulang').addEventListener('click', reset);
  filter();
})();
