//! Words of the findings about rules files.

use super::{Entry, Words};

/// One entry per code.
pub const ENTRIES: &[Entry] = &[
    Entry {
        code: "E101",
        id: Words {
            message: "bagian ini bukan TOML yang sah: {reason}",
            help: "periksa tanda kutip, koma, tanda sama dengan, dan kurung pada baris ini",
        },
        en: Words {
            message: "this is not valid TOML: {reason}",
            help: "check the quotes, commas, equals signs and brackets of this line",
        },
    },
    Entry {
        code: "E102",
        id: Words {
            message: "teks ini tidak ditutup tanda kutip",
            help: "tulis tanda kutip di awal dan di akhir teks, pada baris yang sama",
        },
        en: Words {
            message: "this text has no closing quote",
            help: "put a quote before and behind the text, on the same line",
        },
    },
    Entry {
        code: "E103",
        id: Words {
            message: "nilai ini harus diapit tanda kutip",
            help: "tulis teks di antara tanda kutip lurus (\"...\"); true dan false tanpa kutip, dengan huruf kecil",
        },
        en: Words {
            message: "this value must stand in quotes",
            help: "put text between straight quotes (\"...\"); true and false stand without quotes, in lower case",
        },
    },
    Entry {
        code: "E104",
        id: Words { message: "setelah kunci ini harus ada = dan nilainya", help: "tulis sebagai kunci = nilai" },
        en: Words { message: "a key needs = and a value", help: "write it as key = value" },
    },
    Entry {
        code: "E105",
        id: Words {
            message: "di sini kurang koma",
            help: "pisahkan setiap pasangan kunci = nilai dan setiap isi daftar dengan koma",
        },
        en: Words {
            message: "a comma is missing here",
            help: "separate key = value pairs, and the items of a list, by commas",
        },
    },
    Entry {
        code: "E106",
        id: Words {
            message: "kurung ini tidak ditutup: kurang {mark}",
            help: "tutup daftar sebelum judul atau kunci berikutnya, dan tabel sebaris pada baris yang sama",
        },
        en: Words {
            message: "this bracket is never closed: {mark} is missing",
            help: "close a list before the next heading or key, and an inline table on its own line",
        },
    },
    Entry {
        code: "E107",
        id: Words {
            message: "{key} ditulis dua kali",
            help: "hapus salah satu; untuk beberapa tabel sejenis pakai judul berkurung ganda",
        },
        en: Words {
            message: "{key} is written twice",
            help: "remove one of them; several tables of one kind take headings in double brackets",
        },
    },
    Entry {
        code: "E108",
        id: Words {
            message: "tabel sebaris harus utuh dalam satu baris, tanpa koma di akhirnya",
            help: "TOML 1.0 tidak mengenal tabel sebaris yang terputus; satukan barisnya, atau pakai blok dengan judul",
        },
        en: Words {
            message: "an inline table must stand on one line, without a comma at its end",
            help: "TOML 1.0 knows no inline table over several lines; join them, or use a block with a heading",
        },
    },
    Entry {
        code: "E109",
        id: Words {
            message: "angka ini harus ditulis sebagai desimal biasa",
            help: "hanya angka dengan paling banyak satu titik, misalnya 12.5; tanpa nol di depan, garis bawah, pangkat, heksadesimal, inf, atau nan",
        },
        en: Words {
            message: "this number must be a plain decimal",
            help: "digits with at most one point, as in 12.5; no leading zero, underscore, exponent, hexadecimal, inf or nan",
        },
    },
    Entry {
        code: "E110",
        id: Words {
            message: "angka ditulis dengan koma",
            help: "dalam berkas aturan tanda desimalnya titik, tanpa tanda kutip: {proposal}",
        },
        en: Words {
            message: "a number with a decimal comma",
            help: "in a rules file the decimal mark is a point, without quotes: {proposal}",
        },
    },
    Entry {
        code: "E111",
        id: Words {
            message: "urutan garis miring terbalik ini tidak dikenal TOML 1.0",
            help: "tulis garis miring terbalik ganda untuk satu garis miring, atau pakai tanda kutip tunggal",
        },
        en: Words {
            message: "TOML 1.0 does not know this backslash sequence",
            help: "double the backslash to mean one, or use single quotes",
        },
    },
    Entry {
        code: "E112",
        id: Words {
            message: "ada sisa tulisan setelah nilai atau judul",
            help: "satu kunci satu baris; keterangan diawali tanda #",
        },
        en: Words {
            message: "there is more text behind the value or heading",
            help: "one key on each line; a comment begins with #",
        },
    },
    Entry {
        code: "E113",
        id: Words { message: "versi bahasa aturan harus 1", help: "tulis schema = 1" },
        en: Words { message: "the version of the rules language must be 1", help: "write schema = 1" },
    },
    Entry {
        code: "E114",
        id: Words { message: "{key} belum ditulis[ pada {table}]", help: "tambahkan {key}" },
        en: Words { message: "{key} is missing[ in {table}]", help: "add {key}" },
    },
    Entry {
        code: "E115",
        id: Words {
            message: "kunci {key} tidak dikenal[ pada {table}]",
            help: "[mungkin maksudnya {near}; ]lihat daftar kunci: ikip rules schema",
        },
        en: Words {
            message: "there is no key {key}[ in {table}]",
            help: "[did you mean {near}? ]all keys are listed by: ikip rules schema",
        },
    },
    Entry {
        code: "E116",
        id: Words {
            message: "{key} harus berupa teks dalam tanda kutip",
            help: "tulis nilainya di antara tanda kutip",
        },
        en: Words { message: "{key} must be text in quotes", help: "put the value between quotes" },
    },
    Entry {
        code: "E117",
        id: Words {
            message: "{key} harus berupa angka",
            help: "tulis angkanya tanpa tanda kutip, dengan titik sebagai tanda desimal",
        },
        en: Words { message: "{key} must be a number", help: "write the number without quotes, with a decimal point" },
    },
    Entry {
        code: "E118",
        id: Words { message: "{key} harus true atau false", help: "tulis true atau false tanpa tanda kutip" },
        en: Words { message: "{key} must be true or false", help: "write true or false without quotes" },
    },
    Entry {
        code: "E119",
        id: Words {
            message: "{key} harus berupa daftar",
            help: "tulis isinya di antara kurung siku, dipisah koma; kelas dan cap memakai judul berkurung siku ganda",
        },
        en: Words {
            message: "{key} must be a list",
            help: "put its items between square brackets, separated by commas; classes and caps take headings in double brackets",
        },
    },
    Entry {
        code: "E120",
        id: Words {
            message: "{key} harus berupa tabel",
            help: "tulis pasangan kunci = nilai di antara kurung kurawal, atau sebagai blok dengan judul",
        },
        en: Words {
            message: "{key} must be a table",
            help: "write key = value pairs between braces, or a block with a heading",
        },
    },
    Entry {
        code: "E121",
        id: Words {
            message: "{value} tidak berlaku untuk {key}",
            help: "[mungkin maksudnya {near}; ]yang berlaku: {allowed}",
        },
        en: Words { message: "{key} cannot be {value}", help: "[did you mean {near}? ]it can be: {allowed}" },
    },
    Entry {
        code: "E122",
        id: Words { message: "{key} kosong", help: "isi teksnya" },
        en: Words { message: "{key} is empty", help: "write the text" },
    },
    Entry {
        code: "E123",
        id: Words { message: "{key} harus antara {min} dan {max}", help: "tulis angka dari {min} sampai {max}" },
        en: Words { message: "{key} must be between {min} and {max}", help: "write a number from {min} to {max}" },
    },
    Entry {
        code: "E124",
        id: Words { message: "{key} harus bilangan bulat", help: "tulis angkanya tanpa pecahan" },
        en: Words { message: "{key} must be a whole number", help: "write the number without a fraction" },
    },
    Entry {
        code: "E125",
        id: Words {
            message: "{key} berada di dalam {heading}",
            help: "pindahkan ke atas judul pertama: apa yang berdiri di bawah judul menjadi milik tabel itu",
        },
        en: Words {
            message: "{key} ended up inside {heading}",
            help: "move it above the first heading: what stands below a heading belongs to that table",
        },
    },
    Entry {
        code: "E126",
        id: Words {
            message: "{value} bukan warna",
            help: "tulis sebagai # dengan enam angka heksadesimal, misalnya #1b7f3b",
        },
        en: Words {
            message: "{value} is not a colour",
            help: "write it as # and six hexadecimal digits, as in #1b7f3b",
        },
    },
    Entry {
        code: "E127",
        id: Words { message: "{key} harus lebih dari 0", help: "tulis angka di atas 0" },
        en: Words { message: "{key} must be above 0", help: "write a number above 0" },
    },
    Entry {
        code: "E128",
        id: Words { message: "{value} tertulis dua kali pada {key}", help: "hapus salah satu" },
        en: Words { message: "{value} stands twice in {key}", help: "remove one of them" },
    },
    Entry {
        code: "E129",
        id: Words { message: "{key} tidak berisi apa pun", help: "isi paling sedikit satu, atau hapus kuncinya" },
        en: Words { message: "{key} holds nothing", help: "write at least one, or remove the key" },
    },
    Entry {
        code: "E130",
        id: Words {
            message: "id harus teks, bukan angka: {value}",
            help: "tulis di antara tanda kutip, supaya 1.10 tidak menjadi 1.1",
        },
        en: Words {
            message: "an id must be text, not a number: {value}",
            help: "put it between quotes, so that 1.10 does not become 1.1",
        },
    },
    Entry {
        code: "E131",
        id: Words { message: "id {id} sudah dipakai pada baris {line}", help: "beri id lain" },
        en: Words { message: "the id {id} is already used in line {line}", help: "choose another id" },
    },
    Entry {
        code: "E132",
        id: Words {
            message: "id {value} tidak boleh dipakai",
            help: "tanda *, total, dan nama kolom masukan (agency, skor, nilai, ...) sudah punya arti; pilih id lain",
        },
        en: Words {
            message: "the id {value} is taken",
            help: "*, total and the column headings of the input (agency, score, nilai, ...) have a meaning of their own; choose another id",
        },
    },
    Entry {
        code: "E133",
        id: Words {
            message: "id ini berisi spasi di tepi, spasi ganda, atau ganti baris: {value}",
            help: "id harus dapat ditulis apa adanya dalam satu sel",
        },
        en: Words {
            message: "this id has blanks at its ends, double blanks or a line break: {value}",
            help: "an id must be able to stand in a cell as it is",
        },
    },
    Entry {
        code: "E134",
        id: Words {
            message: "induk {value} tidak ada",
            help: "[mungkin maksudnya {near}; ]tulis id salah satu kriteria",
        },
        en: Words { message: "there is no parent {value}", help: "[did you mean {near}? ]write the id of a criterion" },
    },
    Entry {
        code: "E135",
        id: Words {
            message: "induk berputar: {cycle}",
            help: "setiap kriteria harus berujung pada total; ubah salah satu parent",
        },
        en: Words {
            message: "parents run in a circle: {cycle}",
            help: "every criterion must lead up to the total; change one parent",
        },
    },
    Entry {
        code: "E136",
        id: Words {
            message: "belum ada satu pun kriteria",
            help: "tulis paling sedikit satu kriteria dengan id dan name",
        },
        en: Words { message: "there is no criterion", help: "write at least one criterion with id and name" },
    },
    Entry {
        code: "E137",
        id: Words {
            message: "cabang {id} kosong: ada {key}, tetapi tidak ada kriteria di bawahnya",
            help: "tambahkan kriteria di bawahnya, atau hapus {key}",
        },
        en: Words {
            message: "the branch {id} is empty: it has {key}, but nothing stands below it",
            help: "add criteria below it, or remove {key}",
        },
    },
    Entry {
        code: "E138",
        id: Words {
            message: "terlalu banyak galat tata tulis: setelah {count} galat, sisa berkas tidak dibaca",
            help: "periksa apakah ini memang berkas aturan; perbaiki yang sudah disebut, lalu periksa lagi",
        },
        en: Words {
            message: "too many errors of syntax: after {count} of them the rest of the file was not read",
            help: "check that this is a rules file at all; mend what has been told, then check again",
        },
    },
    Entry {
        code: "E139",
        id: Words {
            message: "kelompok {value} tidak ada dalam daftar kelompok",
            help: "[mungkin maksudnya {near}; ]tambahkan pada groups di bagian agency, atau perbaiki namanya",
        },
        en: Words {
            message: "the group {value} is not in the list of groups",
            help: "[did you mean {near}? ]add it to groups of the agency table, or correct the name",
        },
    },
    Entry {
        code: "E140",
        id: Words {
            message: "bobot di bawah {parent}[ untuk kelompok {group}] berjumlah {sum}, seharusnya {target}: kurang {difference}",
            help: "perbaiki bobotnya, atau ubah cara membacanya dengan weights; bobot tidak pernah disesuaikan diam-diam",
        },
        en: Words {
            message: "weights below {parent}[ for the group {group}] add up to {sum} instead of {target}: {difference} too little",
            help: "correct the weights, or say with weights how they are meant; they are never rescaled silently",
        },
    },
    Entry {
        code: "E141",
        id: Words {
            message: "bobot di bawah {parent}[ untuk kelompok {group}] berjumlah {sum}, seharusnya {target}: lebih {difference}",
            help: "perbaiki bobotnya, atau ubah cara membacanya dengan weights; bobot tidak pernah disesuaikan diam-diam",
        },
        en: Words {
            message: "weights below {parent}[ for the group {group}] add up to {sum} instead of {target}: {difference} too much",
            help: "correct the weights, or say with weights how they are meant; they are never rescaled silently",
        },
    },
    Entry {
        code: "E142",
        id: Words {
            message: "bobot {id} di bawah {parent} belum ditulis",
            help: "tulis weight pada setiap kriteria yang seinduk, atau weights = \"equal\" bila semuanya sama",
        },
        en: Words {
            message: "{id} below {parent} has no weight",
            help: "write a weight on each of the siblings, or weights = \"equal\" where all weigh the same",
        },
    },
    Entry {
        code: "E143",
        id: Words {
            message: "bobot ditulis, padahal weights = \"equal\"",
            help: "hapus bobotnya, atau pakai weights yang lain pada induknya",
        },
        en: Words {
            message: "a weight is written, although weights = \"equal\"",
            help: "remove the weight, or give the parent other weights",
        },
    },
    Entry {
        code: "E144",
        id: Words { message: "bobot tidak boleh kurang dari 0", help: "tulis 0 bila kriteria hanya dicatat" },
        en: Words { message: "a weight must not be below 0", help: "write 0 where a criterion is only recorded" },
    },
    Entry {
        code: "E145",
        id: Words {
            message: "semua bobot di bawah {parent} adalah 0",
            help: "beri paling sedikit satu kriteria bobot di atas 0",
        },
        en: Words { message: "all weights below {parent} are 0", help: "give at least one criterion a weight above 0" },
    },
    Entry {
        code: "E146",
        id: Words {
            message: "bobot ini bukan angka dan bukan pecahan: {value}",
            help: "tulis angka, atau pecahan dalam tanda kutip seperti \"100/6\"; pembaginya bukan 0",
        },
        en: Words {
            message: "this weight is neither a number nor a fraction: {value}",
            help: "write a number, or a fraction in quotes such as \"100/6\"; the divisor is not 0",
        },
    },
    Entry {
        code: "E147",
        id: Words {
            message: "{id} punya kriteria di bawahnya, jadi tidak boleh berpoin",
            help: "hapus points; poin sebuah cabang adalah jumlah poin di bawahnya",
        },
        en: Words {
            message: "{id} has criteria below it and can carry no points",
            help: "remove points; the points of a branch are those below it",
        },
    },
    Entry {
        code: "E148",
        id: Words {
            message: "{id} punya bobot sekaligus poin",
            help: "pilih salah satu: poin adalah bobot di antara saudaranya",
        },
        en: Words {
            message: "{id} has both a weight and points",
            help: "choose one: points are the weight among the siblings",
        },
    },
    Entry {
        code: "E149",
        id: Words {
            message: "{id} tidak berpoin, padahal saudaranya berpoin",
            help: "tulis points pada setiap kriteria yang seinduk, atau pada tidak satu pun",
        },
        en: Words {
            message: "{id} has no points, although its siblings have",
            help: "write points on each of the siblings, or on none",
        },
    },
    Entry {
        code: "E150",
        id: Words {
            message: "{id} punya bobot di bawah cabang yang dijumlahkan poinnya",
            help: "hapus bobotnya; di bawah combine = \"points\" hanya poin yang dihitung",
        },
        en: Words {
            message: "{id} has a weight below a branch that adds up points",
            help: "remove the weight; below combine = \"points\" only points count",
        },
    },
    Entry {
        code: "E151",
        id: Words {
            message: "{id} belum berpoin",
            help: "tulis points: setiap daun di bawah combine = \"points\" membawa poin",
        },
        en: Words {
            message: "{id} has no points",
            help: "write points: every leaf below combine = \"points\" carries them",
        },
    },
    Entry {
        code: "E152",
        id: Words {
            message: "{id} berada di bawah combine = \"points\", jadi tidak boleh punya combine lain",
            help: "hapus combine di sini",
        },
        en: Words {
            message: "{id} stands below combine = \"points\" and can have no other combine",
            help: "remove combine here",
        },
    },
    Entry {
        code: "E153",
        id: Words {
            message: "{parent} tidak berbobot, padahal weights = \"root\" menjadikannya jumlah bobot di bawahnya",
            help: "tulis bobot {parent}, atau pakai weights yang lain",
        },
        en: Words {
            message: "{parent} has no weight, although weights = \"root\" makes it the sum of those below",
            help: "write the weight of {parent}, or use other weights",
        },
    },
    Entry {
        code: "E154",
        id: Words {
            message: "skala {value} tidak ada",
            help: "[mungkin maksudnya {near}; ]buat tabel scale dengan nama itu, atau perbaiki namanya",
        },
        en: Words {
            message: "there is no scale {value}",
            help: "[did you mean {near}? ]add a scale table of that name, or correct the name",
        },
    },
    Entry {
        code: "E155",
        id: Words {
            message: "skala {name} tertinggi {highest}, sedangkan nilai penuh {top}: out_of belum ditulis",
            help: "tulis out_of: nilai skala yang berarti penuh, misalnya out_of = {highest}",
        },
        en: Words {
            message: "the scale {name} ends at {highest}, while full marks are {top}: out_of is missing",
            help: "write out_of: the value of the scale that is full marks, such as out_of = {highest}",
        },
    },
    Entry {
        code: "E156",
        id: Words {
            message: "skala ini dapat memberi {highest}, lebih dari nilai penuhnya {full}",
            help: "naikkan out_of, atau turunkan nilai yang melebihinya",
        },
        en: Words {
            message: "this scale can give {highest}, more than its full marks {full}",
            help: "raise out_of, or lower the values above it",
        },
    },
    Entry {
        code: "E157",
        id: Words {
            message: "{id} punya kriteria di bawahnya, jadi tidak dapat memakai skala pilihan {value}",
            help: "pakai skala bands atau number, atau pindahkan skalanya ke daun",
        },
        en: Words {
            message: "{id} has criteria below it and cannot use the choice scale {value}",
            help: "use a scale of bands or numbers, or move the scale to the leaves",
        },
    },
    Entry {
        code: "E158",
        id: Words { message: "{key} tidak ada pada skala {kind}", help: "hapus {key}, atau ubah kind" },
        en: Words { message: "a {kind} scale has no {key}", help: "remove {key}, or change kind" },
    },
    Entry {
        code: "E159",
        id: Words {
            message: "pilihan {value} tertulis dua kali",
            help: "setiap pilihan satu kali, huruf besar dan kecil dianggap sama",
        },
        en: Words {
            message: "the choice {value} stands twice",
            help: "each choice once; upper and lower case are the same",
        },
    },
    Entry {
        code: "E160",
        id: Words {
            message: "max ({max}) harus lebih dari min ({min})",
            help: "tukar keduanya atau perbaiki angkanya",
        },
        en: Words { message: "max ({max}) must be above min ({min})", help: "swap them or correct the numbers" },
    },
    Entry {
        code: "E161",
        id: Words {
            message: "{max} tidak tercapai dengan langkah {step} dari min",
            help: "pilih step yang membagi habis jarak dari min ke max",
        },
        en: Words {
            message: "{max} is not reached from min in steps of {step}",
            help: "choose a step that divides the distance from min to max",
        },
    },
    Entry {
        code: "E162",
        id: Words {
            message: "rentang {value} tidak lebih rendah dari rentang sebelumnya",
            help: "urutkan dari yang tertinggi; pada angka yang sama above berdiri sebelum from",
        },
        en: Words {
            message: "the band {value} is not below the one before it",
            help: "put the highest first; at one number above stands before from",
        },
    },
    Entry {
        code: "E163",
        id: Words {
            message: "rentang {value} tidak pernah tercapai antara {min} dan {max}",
            help: "hapus rentang ini atau perbaiki batasnya",
        },
        en: Words {
            message: "the band {value} can never be reached between {min} and {max}",
            help: "remove the band or correct its bound",
        },
    },
    Entry {
        code: "E164",
        id: Words {
            message: "rentang terakhir mulai pada {value}, sehingga angka dari {min} tidak masuk rentang mana pun",
            help: "tambahkan rentang terakhir dengan from = {min}",
        },
        en: Words {
            message: "the last band begins at {value}, so numbers from {min} fit no band",
            help: "add a last band with from = {min}",
        },
    },
    Entry {
        code: "E165",
        id: Words {
            message: "skala pada {id} tidak menampung semua yang dapat datang dari bawahnya ({bottom} sampai {top})",
            help: "pakai skala dari {bottom} atau kurang sampai {top} atau lebih",
        },
        en: Words {
            message: "the scale of {id} does not take all that can come from below ({bottom} to {top})",
            help: "use a scale from {bottom} or less to {top} or more",
        },
    },
    Entry {
        code: "E166",
        id: Words {
            message: "from dan above tidak boleh bersama",
            help: "pilih satu: from = mulai dari, above = lebih dari",
        },
        en: Words {
            message: "from and above cannot stand together",
            help: "choose one: from = at least, above = more than",
        },
    },
    Entry {
        code: "E167",
        id: Words { message: "batas bawah belum ditulis pada {table}", help: "tulis from = angka atau above = angka" },
        en: Words { message: "a lower bound is missing in {table}", help: "write from = number or above = number" },
    },
    Entry {
        code: "E168",
        id: Words {
            message: "kelas {label} ({value}) tidak lebih rendah dari kelas sebelumnya ({before})",
            help: "urutkan dari yang terbaik; pada angka yang sama above berdiri sebelum from",
        },
        en: Words {
            message: "the class {label} ({value}) is not below the class before it ({before})",
            help: "put the best first; at one number above stands before from",
        },
    },
    Entry {
        code: "E169",
        id: Words {
            message: "kelas {label} mulai pada {value}, di luar jangkauan: nilai tertinggi {top}",
            help: "turunkan batasnya, atau perbaiki range",
        },
        en: Words {
            message: "the class {label} begins at {value}, out of reach: the highest score is {top}",
            help: "lower its bound, or correct range",
        },
    },
    Entry {
        code: "E170",
        id: Words {
            message: "kelas {label} tidak pernah tercapai: kelas sebelumnya sudah memuat semua nilai mulai {value}",
            help: "hapus kelas ini atau perbaiki batas kelas sebelumnya",
        },
        en: Words {
            message: "the class {label} can never be reached: the class before it takes every score from {value} on",
            help: "remove the class or correct the bound of the one before it",
        },
    },
    Entry {
        code: "E171",
        id: Words {
            message: "batas kelas {label} belum ditulis",
            help: "tulis from atau above; hanya kelas terakhir yang boleh tanpa batas",
        },
        en: Words {
            message: "the class {label} has no bound",
            help: "write from or above; only the last class may go without",
        },
    },
    Entry {
        code: "E172",
        id: Words {
            message: "kelas terakhir {label} mulai di atas {bottom}, sehingga nilai terendah tidak berkelas",
            help: "hapus batasnya, atau tulis from = {bottom}",
        },
        en: Words {
            message: "the last class {label} begins above {bottom}, so the lowest scores have no class",
            help: "remove its bound, or write from = {bottom}",
        },
    },
    Entry {
        code: "E173",
        id: Words {
            message: "{value} sudah menjadi nama atau kode kelas lain",
            help: "beri setiap kelas nama dan kode sendiri; huruf besar dan kecil dianggap sama",
        },
        en: Words {
            message: "{value} is already the label or code of another class",
            help: "give every class a label and code of its own; upper and lower case are the same",
        },
    },
    Entry {
        code: "E174",
        id: Words {
            message: "kriteria {value} tidak ada",
            help: "[mungkin maksudnya {near}; ]tulis id salah satu kriteria",
        },
        en: Words {
            message: "there is no criterion {value}",
            help: "[did you mean {near}? ]write the id of a criterion",
        },
    },
    Entry {
        code: "E175",
        id: Words { message: "syarat ini tidak menanyakan apa pun", help: "tulis from, above, atau top" },
        en: Words { message: "this condition asks nothing", help: "write from, above or top" },
    },
    Entry {
        code: "E176",
        id: Words {
            message: "{id} punya gate tanpa otherwise",
            help: "tulis otherwise = \"zero\", \"reweight\", atau \"unscored\": akibatnya bila syarat tidak terpenuhi",
        },
        en: Words {
            message: "{id} has a gate without otherwise",
            help: "write otherwise = \"zero\", \"reweight\" or \"unscored\": what happens where the condition is not met",
        },
    },
    Entry {
        code: "E177",
        id: Words { message: "{id} punya otherwise tanpa gate", help: "tulis gate, atau hapus otherwise" },
        en: Words { message: "{id} has otherwise without a gate", help: "write a gate, or remove otherwise" },
    },
    Entry {
        code: "E178",
        id: Words {
            message: "syarat berputar: {cycle}",
            help: "sebuah syarat tidak boleh bergantung pada kriteria yang dijaganya; ubah salah satu gate",
        },
        en: Words {
            message: "gates run in a circle: {cycle}",
            help: "a gate must not depend on the criterion that it guards; change one of them",
        },
    },
    Entry {
        code: "E179",
        id: Words {
            message: "syarat {value} tidak pernah terpenuhi: nilai tertinggi {top}",
            help: "turunkan batasnya",
        },
        en: Words {
            message: "the condition {value} can never be met: the highest score is {top}",
            help: "lower the bound",
        },
    },
    Entry {
        code: "E180",
        id: Words {
            message: "kelas {value} tidak ada",
            help: "[mungkin maksudnya {near}; ]tulis label salah satu kelas",
        },
        en: Words { message: "there is no class {value}", help: "[did you mean {near}? ]write the label of a class" },
    },
    Entry {
        code: "E182",
        id: Words {
            message: "{id} berada di bawah kriteria yang dinilai sekali untuk semua, jadi tidak dapat dikecualikan",
            help: "hapus shared = false, atau pindahkan kriterianya",
        },
        en: Words {
            message: "{id} stands below a criterion that is assessed once for all and cannot be left out of that",
            help: "remove shared = false, or move the criterion",
        },
    },
    Entry {
        code: "W183",
        id: Words {
            message: "{id} dinilai sekali untuk semua: tanpa jawaban ia menjadi galat, apa pun isi blank selain \"exclude\"",
            help: "tulis blank = \"exclude\" bila kriteria ini boleh tidak ada, atau hapus blank",
        },
        en: Words {
            message: "{id} is assessed once for all: without an answer it is an error, whatever blank says other than \"exclude\"",
            help: "write blank = \"exclude\" if this criterion may be missing, or remove blank",
        },
    },
    Entry {
        code: "E184",
        id: Words {
            message: "{id} digabung dengan rata-rata geometrik, padahal nilai di bawah 0 dapat terjadi",
            help: "pakai combine lain, atau range dan skala mulai dari 0",
        },
        en: Words {
            message: "{id} is a geometric mean, although scores below 0 can occur",
            help: "use another combine, or a range and scales from 0 on",
        },
    },
    Entry {
        code: "E185",
        id: Words {
            message: "range harus dua angka, yang pertama lebih kecil, yang kedua di atas 0",
            help: "tulis misalnya range = nilai terendah lalu nilai penuh, di antara kurung siku",
        },
        en: Words {
            message: "range must be two numbers, the first below the second, the second above 0",
            help: "write the lowest score and full marks between square brackets",
        },
    },
    Entry {
        code: "W186",
        id: Words {
            message: "{parent} dijumlahkan (\"sum\") tanpa bobot tertulis: setiap anak dihitung 100 dibagi banyaknya anak",
            help: "bila yang dimaksud menjumlahkan nilai penuh, tulis weights = \"relative\" dengan weight = 100 pada setiap anak",
        },
        en: Words {
            message: "{parent} is a \"sum\" without written weights: each child counts 100 divided by the number of children",
            help: "to add up whole scores, write weights = \"relative\" and weight = 100 on each child",
        },
    },
    Entry {
        code: "W101",
        id: Words {
            message: "id {id} dan {other} sama bagi lembar kerja",
            help: "program pengolah angka mengubah 1.10 menjadi 1.1; simpan kolomnya sebagai teks, atau pilih id lain",
        },
        en: Words {
            message: "the ids {id} and {other} are the same to a spreadsheet",
            help: "spreadsheets turn 1.10 into 1.1; keep the column as text, or choose another id",
        },
    },
    Entry {
        code: "W102",
        id: Words {
            message: "skala {name} tidak dipakai",
            help: "hapus skalanya, atau pakai pada salah satu kriteria",
        },
        en: Words { message: "nothing uses the scale {name}", help: "remove the scale, or name it on a criterion" },
    },
    Entry {
        code: "W103",
        id: Words {
            message: "status \"official\" tanpa sumber",
            help: "tulis alamatnya pada sources, atau turunkan status",
        },
        en: Words {
            message: "status \"official\" without sources",
            help: "write addresses in sources, or lower the status",
        },
    },
    Entry {
        code: "W104",
        id: Words { message: "tahun belum ditulis", help: "tulis year: aturan dua tahun adalah dua berkas" },
        en: Words { message: "the year is missing", help: "write year: the rules of two years are two files" },
    },
];
