/** French words of photos of pages: taken, put in order, turned, straightened. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
interface Reader {
  /** A pupil reads it. */
  tu: boolean
}

export const photoFr = {
  title: 'Pages en photo',
  take: 'Prendre une photo',
  choose: 'Choisir des photos',
  most: (p: Reader & { max: number }) =>
    `${p.max} pages au plus. ${p.tu ? 'Pose' : 'Posez'} la feuille à plat, à la lumière.`,
  page: (p: { number: number }) => `Page ${p.number}`,
  up: 'Monter',
  down: 'Descendre',
  grip: 'Glisser pour changer de place',
  moved: (p: { from: number; to: number }) => `La page ${p.from} est devenue la page ${p.to}.`,
  arrange: 'Tourner, redresser',
  remove: 'Retirer',
  removed: (p: { number: number }) => `Page ${p.number} retirée.`,
  remade: (p: { number: number }) => `Page ${p.number} refaite.`,
  undo: 'Remettre comme avant',
  notPutBack: "Il n'y a plus de place pour cette page.",
  preparing: (p: { count: number }) =>
    p.count < 2 ? 'Une photo se prépare.' : `${p.count} photos se préparent.`,
  onlySome: (p: { max: number; left: number }) =>
    p.left < 2
      ? `1 photo n'a pas été prise : ${p.max} pages au plus.`
      : `${p.left} photos n'ont pas été prises : ${p.max} pages au plus.`,
  unread: (p: Reader & { count: number }) =>
    `${p.count < 2 ? "1 photo n'a pas pu être lue" : `${p.count} photos n'ont pas pu être lues`}. ${p.tu ? 'Reprends' : 'Reprenez'}-${p.count < 2 ? 'la' : 'les'}.`,
  full: "Il n'y a plus de place sur cet appareil pour cette photo.",
  sending: 'Envoi de la photo',
  failed: "La photo n'est pas partie.",
  atSchool: "arrivée à l'école",
  arrangeTitle: (p: { number: number }) => `Tourner et redresser la page ${p.number}`,
  how: (p: Reader): string =>
    p.tu
      ? 'Amène les quatre coins du cadre sur ceux de ta feuille.'
      : 'Amenez les quatre coins du cadre sur ceux de la feuille.',
  corners: {
    topLeft: 'Coin en haut à gauche',
    topRight: 'Coin en haut à droite',
    bottomRight: 'Coin en bas à droite',
    bottomLeft: 'Coin en bas à gauche',
  },
  cornerAt: (p: { right: string; down: string }) => `à ${p.right} de la gauche, ${p.down} du haut`,
  turnLeft: 'Vers la gauche',
  turnRight: 'Vers la droite',
  turnedLeft: "Tournée d'un quart vers la gauche.",
  turnedRight: "Tournée d'un quart vers la droite.",
  whole: 'Photo entière',
  isWhole: 'La photo entière est dans le cadre.',
  keep: 'Garder la page ainsi',
  notKept: "La page n'a pas pu être refaite. Elle reste comme elle était.",
  missing: (p: Reader): string =>
    p.tu
      ? "Cette photo n'est pas sur cet appareil. Tu pourras la tourner quand la connexion sera là."
      : "Cette photo n'est pas sur cet appareil. Vous pourrez la tourner quand la connexion sera là.",
}
