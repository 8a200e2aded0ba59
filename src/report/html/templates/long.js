// Of a very long ranking only the first rows that fit search and filters are laid out, until all are asked for.
(function () {
  'use strict';
  var board = document.getElementById('b-peringkat');
  if (!board) { return; }
  function rows() { return Array.from(board.querySelectorAll('tbody tr')); }
  var count = document.getElementById('f-jumlah');
  var whole = new Intl.NumberFormat(document.documentElement.lang);
  var button = document.getElementById('f-semua');
  var most = Number(button.getAttribute('data-most'));

  function limit() {
    var fitting = 0;
    rows().forEach(function (row) {
      if (row.hidden) { return; }
      fitting += 1;
      row.classList.toggle('beyond', fitting > most);
    });
    button.hidden = fitting <= most;
    if (fitting > most) {
      count.textContent = count.getAttribute('data-shown').replace('\u007bshown}', whole.format(most)).replace('\u007ball}', whole.format(rows().length));
    }
  }

  button.addEventListener('click', function () {
    most = Infinity;
    limit();
    count.textContent = count.getAttribute('data-shown').replace('\u007bshown}', whole.format(rows().filter(function (row) { return !row.hidden; }).length)).replace('\u007ball}', whole.format(rows().length));
  });
  // These bubble up after the handlers of the controls themselves.
  ['input', 'change', 'click'].forEach(function (event) {
    document.querySelector('.controls').addEventListener(event, limit);
  });
  board.addEventListener('click', function (event) { if (event.target.closest('thead')) { limit(); } });
  limit();
})();
