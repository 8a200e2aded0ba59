// Of a very long ranking only the first rows that fit search and filters are laid out, until all are asked for.
(function () {
  'use strict';
  var table = document.getElementById('t-peringkat');
  if (!table) { return; }
  var body = table.tBodies[0];
  var count = document.getElementById('f-jumlah');
  var whole = new Intl.NumberFormat(document.documentElement.lang);
  var button = document.getElementById('f-semua');
  var most = Number(button.getAttribute('data-most'));

  function limit() {
    var fitting = 0;
    Array.from(body.rows).forEach(function (row) {
      if (row.hidden) { return; }
      fitting += 1;
      row.classList.toggle('beyond', fitting > most);
    });
    button.hidden = fitting <= most;
    if (fitting > most) {
      count.textContent = count.getAttribute('data-shown').replace('\u007bshown}', whole.format(most)).replace('\u007ball}', whole.format(body.rows.length));
    }
  }

  button.addEventListener('click', function () {
    most = Infinity;
    limit();
    count.textContent = count.getAttribute('data-shown').replace('\u007bshown}', whole.format(body.querySelectorAll('tr:not([hidden])').length)).replace('\u007ball}', whole.format(body.rows.length));
  });
  // These bubble up after the handlers of the controls themselves.
  ['input', 'change', 'click'].forEach(function (event) {
    document.querySelector('.controls').addEventListener(event, limit);
  });
  table.tHead.addEventListener('click', limit);
  limit();
})();
