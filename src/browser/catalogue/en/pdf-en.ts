/** English words of PDFs that are read and drawn on where they were handed in. */
import type { pdfFr } from '#browser/catalogue/fr/pdf-fr.ts'

export const pdfEn: typeof pdfFr = {
  annotate: 'Read and annotate here',
  close: 'Close',
  see: (p) => `See the annotated pages (${p.size} at most)`,
  opening: 'The PDF is opening',
  page: (p) => `${p.name}, page ${p.page} of ${p.total}`,
  pageOf: (p) => `Page ${p.page} of ${p.total}`,
  pageName: (p) => `${p.name}, on page ${p.page}`,
  onPage: (p) => `On page ${p.page}`,
  before: 'Previous page',
  after: 'Next page',
  drawnPages: (p) => `Annotated pages: ${p.pages}`,
  longer: (p) =>
    `This PDF has ${p.total} pages. The first ${p.max} are read here; the rest, in the downloaded file.`,
  text: 'The text of this page',
  noText: 'This page has no text: it is a picture.',
  pageFailed: 'This page could not be shown. It can be read in the downloaded file.',
  notShown: 'This PDF is not shown here.',
  lockedTitle: 'This PDF is locked by a password.',
  again: 'Try again',
  download: 'Download the file',
  trouble: {
    no_reader: () =>
      'The reader of PDFs did not come: there is no connection, or this browser is too old. The file can still be downloaded.',
    no_file: () => 'The file did not come. Check the connection, then try again.',
    heavy: (p) => `It is too large to be read here: ${p.max} at most. It can still be downloaded.`,
    locked: () =>
      'It can be downloaded, and opened elsewhere with its password. To annotate it here, the pupil has to hand in a PDF without a password.',
    broken: () =>
      'It is damaged, or made in a way that this reader does not know. It can still be downloaded.',
  },
}
