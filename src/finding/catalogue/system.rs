//! Words of the findings about what the system refused.

catalogue! { SYSTEM:
    E901
        id "berkas ini tidak dapat dibaca: {reason}"
            "periksa apakah berkasnya ada dan boleh dibaca"
        en "this file cannot be read: {reason}"
            "check that the file exists and that you may read it"
    E902
        id "berkas ini tidak dapat ditulis: {reason}"
            "periksa foldernya, izin tulis, dan sisa ruang penyimpanan; berkas lama tidak disentuh"
        en "this file cannot be written: {reason}"
            "check the folder, the permission to write and the free space; an existing file was left as it was"
    E903
        id "berkas ini berubah selagi dibaca"
            "tutup program yang menulisnya, lalu ulangi"
        en "this file changed while it was read"
            "close the program that writes it, and run again"
    E904
        id "tidak ada program yang dapat membuat PDF[: {name} tidak ditemukan]"
            "pasang Chromium, Google Chrome, atau LibreOffice Writer, atau sebutkan tempatnya dengan --pdf=PROGRAM; tanpa --pdf laporan tetap ditulis sebagai HTML dan Markdown, dan HTML dapat dicetak ke PDF dari peramban mana pun"
        en "there is no program that makes PDF[: {name} was not found]"
            "install Chromium, Google Chrome or LibreOffice Writer, or say where it is with --pdf=PROGRAM; without --pdf the report is written as HTML and Markdown, and any browser prints HTML to PDF"
    E905
        id "{program} tidak membuat PDF ini: {reason}"
            "HTML dan Markdown sudah ditulis; coba program lain dengan --pdf=PROGRAM, atau beri waktu lebih dengan IKIP_PDF_SECONDS"
        en "{program} did not make this PDF: {reason}"
            "HTML and Markdown are written; try another program with --pdf=PROGRAM, or give it more time with IKIP_PDF_SECONDS"
}
