/** The shelf of files and its words: few exercises need them, and every pupil's device would carry them. */
import { prepareWords } from '#browser/catalogue/speech.ts'

export async function loadFileShelf() {
  const [code] = await Promise.all([import('./file-shelf.tsx'), prepareWords(['handed-file'])])
  return code.FileShelf
}
