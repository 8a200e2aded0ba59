//! The words of a comparison as a document, in both languages.

use crate::report::phrase::phrases;

phrases! {
    TITLE: "Perbandingan hasil", "Comparison of results";
    POINTS: "Poin", "Points";
    CAUSE: "Sebab", "Cause";
    INPUTS_OF: "Masukan: {label}", "Inputs: {label}";
}
