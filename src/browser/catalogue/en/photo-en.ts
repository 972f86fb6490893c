/** English words of photos of pages. */
import type { photoFr } from '#browser/catalogue/fr/photo-fr.ts'

export const photoEn: typeof photoFr = {
  title: 'Photographed pages',
  take: 'Take a photo',
  choose: 'Choose photos',
  most: (p) => `${p.max} pages at most. Lay the sheet flat, in good light.`,
  page: (p) => `Page ${p.number}`,
  up: 'Move up',
  down: 'Move down',
  grip: 'Drag to change its place',
  moved: (p) => `Page ${p.from} is page ${p.to} now.`,
  arrange: 'Turn, straighten',
  remove: 'Remove',
  removed: (p) => `Page ${p.number} removed.`,
  remade: (p) => `Page ${p.number} made anew.`,
  undo: 'Put back as before',
  notPutBack: 'There is no room left for this page.',
  preparing: (p) =>
    p.count < 2 ? 'A photo is being prepared.' : `${p.count} photos are being prepared.`,
  onlySome: (p) =>
    p.left < 2
      ? `1 photo was not taken: ${p.max} pages at most.`
      : `${p.left} photos were not taken: ${p.max} pages at most.`,
  unread: (p) =>
    p.count < 2
      ? '1 photo could not be read. Take it again.'
      : `${p.count} photos could not be read. Take them again.`,
  full: 'There is no room left on this device for this photo.',
  sending: 'Sending the photo',
  failed: 'The photo has not left.',
  atSchool: 'at school',
  arrangeTitle: (p) => `Turn and straighten page ${p.number}`,
  how: () => 'Bring the four corners of the frame onto those of the sheet.',
  corners: {
    topLeft: 'Top left corner',
    topRight: 'Top right corner',
    bottomRight: 'Bottom right corner',
    bottomLeft: 'Bottom left corner',
  },
  cornerAt: (p) => `${p.right} from the left, ${p.down} from the top`,
  turnLeft: 'To the left',
  turnRight: 'To the right',
  turnedLeft: 'Turned a quarter to the left.',
  turnedRight: 'Turned a quarter to the right.',
  whole: 'Whole photo',
  isWhole: 'The whole photo is in the frame.',
  keep: 'Keep the page like this',
  notKept: 'The page could not be made anew. It stays as it was.',
  missing: () => 'This photo is not on this device. It can be turned once there is a connection.',
}
