/** English words around contents: what lessons, questions and corrections are made of. */
import type { contentFr } from '#browser/catalogue/fr/content-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const contentEn: Translated<typeof contentFr> = {
  listen: 'Listen',
  stopListening: 'Stop reading',
  noVoice: 'This device has no voice to read this text. One can be added in its settings.',
  spokenImage: 'Image:',
  pictureMissing: 'The picture could not be shown. This is what it shows:',
  showPicture: (p) => `Show the picture (${p.size})`,
  hearRecording: (p) => `Listen to the recording (${p.size})`,
  recordingMissing: 'The recording could not be played on this device.',
  transcript: 'Read the words',
  download: (p) => `Download “${p.title}”`,
  rubric: {
    title: 'What counts: the rubric',
    copyTitle: 'What counts in the whole copy',
    copyWorth: (p) => `${p.points} ${p.one ? 'mark' : 'marks'} on top of the questions.`,
    steps: ['Not attained', 'Partly attained', 'Attained', 'Surpassed'],
    points: (p) => `${p.points} ${p.one ? 'mark' : 'marks'}`,
    ticked: 'This copy:',
    because: (p) => `${p.points} instead of ${p.sum}, because:`,
  },
  callouts: {
    remember: 'To remember',
    example: 'Example',
    method: 'Method',
    careful: 'Careful',
  },
}
