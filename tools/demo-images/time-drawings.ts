/** The timelines of the history lessons, upright so that a phone shows every word. */
import { type Drawing, disc, palette, stroke, words } from './drawing-board.ts'

interface Mark {
  /** Signed year: below zero before our era. */
  year: number
  /** The date as it is read. */
  date: string
  /** One or two lines. */
  text: readonly string[]
}

/** A vertical line of time; marks stand one below the other, evenly, each with its date. */
function timeline(name: string, marks: readonly Mark[]): Drawing {
  const step = 122
  const top = 70
  const height = top + (marks.length - 1) * step + 90
  const line =
    stroke(`M250 20 V${height - 34}`, palette.slate, 8) +
    stroke(`M232 ${height - 50} L250 ${height - 26} L268 ${height - 50}`, palette.slate, 8)
  const entries = marks.map((mark, index) => {
    const y = top + index * step
    const turn = mark.year === 0
    const lines = mark.text.map((text, row) =>
      words(290, y + 12 + (row - (mark.text.length - 1) / 2) * 40, text, {
        anchor: 'start',
        size: 31,
        bold: turn,
      }),
    )
    return (
      disc(250, y, 17, turn ? palette.brick : palette.yard) +
      words(212, y + 12, mark.date, { anchor: 'end', bold: true, size: 31 }) +
      lines.join('')
    )
  })
  return { name, height, body: line + entries.join('') }
}

/** How school became compulsory in France, law by law. */
const schoolMarks: readonly Mark[] = [
  { year: 1833, date: '1833', text: ['Une école de garçons', 'dans chaque commune'] },
  { year: 1881, date: '1881', text: ['L’école publique gratuite'] },
  { year: 1882, date: '1882', text: ['Obligatoire de 6 à 13 ans ;', 'l’école publique laïque'] },
  { year: 1936, date: '1936', text: ['Obligatoire jusqu’à 14 ans'] },
  { year: 1959, date: '1959', text: ['Obligatoire jusqu’à 16 ans'] },
  { year: 2019, date: '2019', text: ['Obligatoire dès 3 ans'] },
]

/** From the first signs of Uruk to the reading of hieroglyphs. */
const writingMarks: readonly Mark[] = [
  { year: -3300, date: 'vers −3300', text: ['Premiers signes à Uruk', '(Mésopotamie)'] },
  { year: -3200, date: 'vers −3200', text: ['Hiéroglyphes en Égypte'] },
  { year: -1750, date: 'vers −1750', text: ['Code de Hammurabi'] },
  { year: -1000, date: 'vers −1000', text: ['Alphabet phénicien'] },
  { year: 0, date: 'J.-C.', text: ['Début de notre ère'] },
  { year: 1822, date: '1822', text: ['Champollion déchiffre', 'les hiéroglyphes'] },
]

/** All pictures of this file. */
export function timeDrawings(): Drawing[] {
  return [timeline('frise-de-l-ecole', schoolMarks), timeline('frise-des-ecritures', writingMarks)]
}
