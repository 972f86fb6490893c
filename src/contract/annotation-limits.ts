/** Limits of what is drawn on photos and PDFs, for pages that must not carry the schemas. */

/** Things that one photo carries. */
export const annotationsMaxOfPhoto = 200
/** Things that one PDF carries, on all its pages together. */
export const annotationsMaxOfPdf = 600
/** Pages of a PDF that are shown and drawn on; those after them are read in the file itself. */
export const pdfPagesMax = 50
/** Numbers of one stroke: two a point. */
export const strokeNumbersMax = 400
/** Characters of a note. */
export const noteLengthMax = 300
/** Puttings and takings away of one annotation. */
export const annotationVersionMax = 10_000
