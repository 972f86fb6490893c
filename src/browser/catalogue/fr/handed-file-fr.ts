/** French words of files that are handed in beside photos. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const handedFileFr = {
  title: 'Fichiers',
  choose: 'Choisir des fichiers',
  hint: (p: { max: number; size: string }) =>
    `PDF, document, tableur, présentation (ODT, DOCX…), texte ou enregistrement (M4A, MP3…). ${p.max} au plus par réponse, photos comprises ; ${p.size} au plus chacun.`,
  kinds: {
    pdf: 'PDF',
    text_document: 'document',
    spreadsheet: 'tableur',
    presentation: 'présentation',
    plain_text: 'texte',
    sound: 'enregistrement',
  },
  unnamed: 'Fichier',
  open: 'Ouvrir',
  download: 'Télécharger',
  replace: 'Remplacer',
  remove: 'Retirer',
  removed: (p: { name: string }) => `« ${p.name} » est retiré.`,
  replaced: (p: { name: string }) => `« ${p.name} » est remplacé.`,
  notPutBack: "Il n'y a plus de place pour ce fichier.",
  preparing: 'Le fichier se prépare.',
  sending: 'Envoi du fichier',
  failed: "Le fichier n'est pas parti.",
  atSchool: "arrivé à l'école",
  notTaken: (p: { count: number }) =>
    p.count < 2 ? "1 fichier n'a pas été pris." : `${p.count} fichiers n'ont pas été pris.`,
  nothingLost: 'Le reste de ta réponse ne change pas.',
  why: {
    kind: (p: { name: string }) =>
      `« ${p.name} » : ce genre de fichier n'est pas accepté. Enregistre-le en PDF, par exemple.`,
    large: (p: { name: string; size: string; max: string }) =>
      `« ${p.name} » est trop lourd : ${p.size}, et ${p.max} au plus.`,
    empty: (p: { name: string }) => `« ${p.name} » est vide.`,
    unread: (p: { name: string }) =>
      `« ${p.name} » n'a pas pu être lu. S'il est en ligne, télécharge-le d'abord sur cet appareil.`,
    device: (p: { name: string }) =>
      `« ${p.name} » : il n'y a plus de place sur cet appareil pour ce fichier.`,
    many: (p: { name: string; max: number }) =>
      `« ${p.name} » : ta réponse a déjà ${p.max} photos et fichiers.`,
  },
}
