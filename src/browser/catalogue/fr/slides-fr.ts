/** French words of the slides of a live class. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const slidesFr = {
  title: 'Diapositives',
  ofClass: 'Diapositives de la classe en direct',
  means:
    'Un PDF ou des images : chaque page devient une diapositive. Les appareils des élèves les reçoivent avant la classe. Elles sont effacées 7 jours après la séance, avec le tableau ; si la classe est enregistrée, avec l’enregistrement.',
  none: 'Aucune diapositive pour le moment.',
  add: 'Ajouter un PDF ou des images',
  adding: 'Préparation des diapositives',
  addingOf: (p: { done: string; total: string }) => `${p.done} sur ${p.total}`,
  stop: 'Arrêter',
  added: (p: { count: number }) =>
    `${p.count} ${plural(p.count, 'diapositive ajoutée', 'diapositives ajoutées')}.`,
  one: (p: { number: string; words: string }) => `Diapositive ${p.number} : ${p.words}`,
  remove: (p: { number: string }) => `Retirer la diapositive ${p.number}`,
  removed: (p: { count: number }) =>
    `${p.count} ${plural(p.count, 'diapositive retirée', 'diapositives retirées')}.`,
  describe: 'Décrire',
  describeOf: (p: { number: string }) => `Décrire la diapositive ${p.number}`,
  shows: 'Ce que montre la diapositive',
  showsHint:
    "Pour les élèves qui ne la voient pas, ou pas encore. D'un PDF, son texte est déjà là.",
  removeAll: 'Tout retirer',
  lay: 'Mettre les diapositives au tableau',
  allLaid: 'Toutes les diapositives sont au tableau.',
  boardFull: "Le tableau n'a plus assez de pages : les dernières diapositives n'y sont pas.",
  export: 'Exporter le tableau (PDF)',
  notTaken: 'Tout n’a pas pu être ajouté',
  trouble: {
    no_reader: (p: { name: string }) =>
      `${p.name} : le lecteur de PDF n'est pas arrivé. Vérifiez la connexion, puis recommencez.`,
    locked: (p: { name: string }) =>
      `${p.name} : ce PDF est verrouillé par un mot de passe. Enregistrez-le sans mot de passe, puis recommencez.`,
    broken: (p: { name: string }) => `${p.name} : ce fichier est abîmé, ou n'est pas un PDF.`,
    page_failed: (p: { name: string }) => `${p.name} : cette page n'a pas pu être dessinée.`,
    no_picture: (p: { name: string }) =>
      `${p.name} : ce navigateur ne sait pas ouvrir cette image.`,
    heavy: (p: { name: string }) => `${p.name} : ce fichier est trop lourd.`,
    too_many: (p: { name: string }) =>
      `${p.name} : une séance a 60 diapositives au plus ; les dernières pages n'y sont pas.`,
  },

  board: {
    slide: 'Sur la diapositive :',
    noWords: "Personne n'a dit ce qu'elle montre.",
    takeOff: 'Retirer la diapositive de cette page',
    coming: (p: { share: string }) => `La diapositive arrive : ${p.share}`,
    progress: 'Ce qui est arrivé',
    gone: 'Cette diapositive a été retirée.',
  },
}
