/** French words around contents: what lessons, questions and corrections are made of. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const contentFr = {
  listen: 'Écouter',
  stopListening: 'Arrêter la lecture',
  noVoice:
    "Cet appareil n'a pas de voix pour lire ce texte. On peut en ajouter une dans ses réglages.",
  spokenImage: 'Image :',
  pictureMissing: "L'image n'a pas pu être affichée. Voici ce qu'elle montre :",
  showPicture: (p: { size: string }) => `Afficher l'image (${p.size})`,
  transcript: 'Lire les paroles',
  download: (p: { title: string }) => `Télécharger « ${p.title} »`,
  callouts: {
    remember: 'À retenir',
    example: 'Exemple',
    method: 'Méthode',
    careful: 'Attention',
  },
}
