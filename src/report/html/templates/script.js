(function () {
  'use strict';
  var root = document.documentElement;
  var table = document.getElementById('t-peringkat');
  if (!table) { return; }
  root.classList.add('js');

  var body = table.tBodies[0];
  var rows = Array.from(table.querySelectorAll('tbody tr:not(.heading)'));
  var homes = rows.map(function (row) { return row.parentNode; });
  var headings = Array.from(table.querySelectorAll('tr.heading'));
  var heads = Array.from(table.tHead.rows[0].cells);
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
    table.classList.add('sorted');
    head();
  }

  // A heading stands where rows of its group are seen below it.
  function head() {
    var sorted = table.classList.contains('sorted');
    headings.forEach(function (heading) {
      heading.hidden = sorted || !heading.parentNode.querySelector('tr:not(.heading):not([hidden])');
    });
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

  heads.forEach(function (head, column) {
    if (!head.hasAttribute('data-sort')) { return; }
    var button = document.createElement('button');
    button.type = 'button';
    while (head.firstChild) { button.appendChild(head.firstChild); }
    head.appendChild(button);
    button.addEventListener('click', function () { press(column); });
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
    head();
    count.textContent = shown === 0 ? count.getAttribute('data-none') :
      count.getAttribute('data-shown').replace('\u007bshown}', whole.format(shown)).replace('\u007ball}', whole.format(rows.length));
  }

  function reset() {
    search.value = '';
    if (group) { group.value = ''; }
    if (klass) { klass.value = ''; }
    heads.forEach(function (head) { head.removeAttribute('aria-sort'); });
    rows.forEach(function (row, at) { homes[at].appendChild(row); });
    table.classList.remove('sorted');
    filter();
  }

  search.addEventListener('input', filter);
  [group, klass].forEach(function (select) { if (select) { select.addEventListener('change', filter); } });
  byId('f-ulang').addEventListener('click', reset);
  filter();
})();
