/** English words of what a teacher drew on a photo or page, as people read and hear it. */
import type { annotationFr } from '#browser/catalogue/fr/annotation-fr.ts'

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`

export const annotationEn: typeof annotationFr = {
  list: (p) => `Annotations: ${p.photo}`,
  annotated: (p) => `${p.photo}, annotated by the teacher`,
  open: (p) => `Open without annotations: ${p.photo}`,
  stamps: {
    right: 'right',
    wrong: 'wrong',
    unclear: 'not clear',
    review: 'to review',
    good: 'well done',
  },
  lines: (p) => plural(p.count, 'line', 'lines'),
  ovals: (p) => plural(p.count, 'circle', 'circles'),
  highlights: (p) => plural(p.count, 'highlighted passage', 'highlighted passages'),
  note: (p) => `Note ${p.number}, ${p.where}: ${p.words}`,
  where: {
    top: { left: 'top left', centre: 'at the top', right: 'top right' },
    middle: { left: 'on the left', centre: 'in the middle', right: 'on the right' },
    bottom: { left: 'bottom left', centre: 'at the bottom', right: 'bottom right' },
  },
  what: (p) => `${p.what}, ${p.where}`,
}
