/** Limits of the slides of a live class that pages and server share. */

/** Slides of one lesson that stand at once. */
export const slidesMax = 60
/** Longest side of a slide, in pixels. */
export const slideSideMax = 1_600
/** What a slide is made to weigh, in bytes, where its picture lets itself be written so. */
export const slideBytesWished = 120_000
/** A picture as it comes from the teacher's device, in bytes. */
export const slidePictureBytesMax = 1_500_000
export const slideWordsLengthMax = 2_000
export const slideNameLengthMax = 200
