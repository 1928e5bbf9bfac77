package io.weir.cli;

/** How letters are printed. */
enum LetterFormat {
    TEXT,
    JSON
}
