/** English words of files that are handed in beside photos. */
import type { handedFileFr } from '#browser/catalogue/fr/handed-file-fr.ts'

export const handedFileEn: typeof handedFileFr = {
  title: 'Files',
  choose: 'Choose files',
  hint: (p) =>
    `PDF, document, spreadsheet, slides (ODT, DOCX…), text or recording (M4A, MP3…). ${p.max} at most in one answer, photos among them; ${p.size} at most each.`,
  kinds: {
    pdf: 'PDF file',
    text_document: 'text document',
    spreadsheet: 'spreadsheet',
    presentation: 'slides',
    plain_text: 'plain text',
    sound: 'recording',
  },
  unnamed: 'File',
  open: 'Open',
  download: 'Download',
  replace: 'Replace',
  remove: 'Remove',
  removed: (p) => `“${p.name}” is removed.`,
  replaced: (p) => `“${p.name}” is replaced.`,
  notPutBack: 'There is no room left for this file.',
  preparing: 'The file is being prepared.',
  sending: 'Sending the file',
  failed: 'The file has not left.',
  atSchool: 'at school',
  notTaken: (p) => (p.count < 2 ? '1 file was not taken.' : `${p.count} files were not taken.`),
  nothingLost: 'The rest of your answer stays as it is.',
  why: {
    kind: (p) => `“${p.name}”: files of this kind are not taken. Save it as a PDF, for example.`,
    large: (p) => `“${p.name}” is too large: ${p.size}, and ${p.max} at most.`,
    empty: (p) => `“${p.name}” is empty.`,
    unread: (p) =>
      `“${p.name}” could not be read. If it is online, download it to this device first.`,
    device: (p) => `“${p.name}”: there is no room left on this device for this file.`,
    many: (p) => `“${p.name}”: your answer has ${p.max} photos and files already.`,
  },
}
