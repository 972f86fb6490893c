/** Limits of what is drawn on photos, for pages that must not carry the schemas. */

/** Things that one photo carries. */
export const annotationsMaxOfPhoto = 200
/** Numbers of one stroke: two a point. */
export const strokeNumbersMax = 400
/** Characters of a note. */
export const noteLengthMax = 300
/** Puttings and takings away of one annotation. */
export const annotationVersionMax = 10_000
