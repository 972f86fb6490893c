/** Limits of PDFs that are read in the page. */

/** What the reader itself weighs on its way, before the PDF: two scripts, gzipped. */
export const pdfReaderBytes = 560_000
/** Of one drawn page: a phone of 2022 has room for it beside the rest. */
export const canvasPixelsMax = 8_000_000
/** Of a drawn page's longer side, in pixels: beyond it some browsers draw nothing at all. */
export const canvasSideMax = 8_192
/** Of a picture inside a PDF; a larger one is left out of its page. */
export const imagePixelsMax = 50_000_000
/** A poor line brings 20 MB in this time at 280 kbit/s. */
export const fetchTimeoutMs = 10 * 60_000
/** A PDF that takes longer to open is taken for a broken one. */
export const openTimeoutMs = 30_000
/** A page that takes longer to draw is not shown. */
export const drawTimeoutMs = 45_000
/** What is kept of the text of one page, in characters. */
export const pageTextMax = 20_000
