/** French words around contents: what lessons, questions and corrections are made of. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const contentFr = {
  listen: 'Écouter',
  stopListening: 'Arrêter la lecture',
  noVoice:
    "Cet appareil n'a pas de voix pour lire ce texte. On peut en ajouter une dans ses réglages.",
  spokenImage: 'Image :',
  pictureMissing: "L'image n'a pas pu être affichée. Voici ce qu'elle montre :",
  showPicture: (p: { size: string }) => `Afficher l'image (${p.size})`,
  hearRecording: (p: { size: string }) => `Écouter l'enregistrement (${p.size})`,
  recordingMissing: "L'enregistrement n'a pas pu être lu sur cet appareil.",
  transcript: 'Lire les paroles',
  download: (p: { title: string }) => `Télécharger « ${p.title} »`,
  rubric: {
    title: 'Ce qui compte : la grille de critères',
    copyTitle: 'Ce qui compte dans toute la copie',
    copyWorth: (p: { points: string; one: boolean }) =>
      `${p.points} ${p.one ? 'point' : 'points'} en plus des questions.`,
    steps: ['Non atteint', 'Partiellement atteint', 'Atteint', 'Dépassé'],
    points: (p: { points: string; one: boolean }) => `${p.points} ${p.one ? 'point' : 'points'}`,
    ticked: 'Niveau de cette copie :',
    because: (p: { points: string; sum: string }) => `${p.points} au lieu de ${p.sum}, parce que :`,
  },
  callouts: {
    remember: 'À retenir',
    example: 'Exemple',
    method: 'Méthode',
    careful: 'Attention',
  },
}
