/** French words of what a teacher drew on a photo or page, as people read and hear it. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
const plural = (count: number, one: string, many: string): string =>
  `${count} ${count < 2 ? one : many}`

export const annotationFr = {
  list: (p: { photo: string }) => `Annotations : ${p.photo}`,
  annotated: (p: { photo: string }) => `${p.photo}, annotée par l'enseignant`,
  open: (p: { photo: string }) => `Ouvrir sans annotations : ${p.photo}`,
  stamps: { right: 'juste', wrong: 'faux', unclear: 'pas clair', review: 'à revoir', good: 'bien' },
  lines: (p: { count: number }) => plural(p.count, 'trait', 'traits'),
  ovals: (p: { count: number }) => plural(p.count, 'cercle', 'cercles'),
  highlights: (p: { count: number }) => plural(p.count, 'passage surligné', 'passages surlignés'),
  note: (p: { number: number; where: string; words: string }) =>
    `Note ${p.number}, ${p.where} : ${p.words}`,
  where: {
    top: { left: 'en haut à gauche', centre: 'en haut', right: 'en haut à droite' },
    middle: { left: 'à gauche', centre: 'au milieu', right: 'à droite' },
    bottom: { left: 'en bas à gauche', centre: 'en bas', right: 'en bas à droite' },
  },
  what: (p: { what: string; where: string }) => `${p.what}, ${p.where}`,
}
