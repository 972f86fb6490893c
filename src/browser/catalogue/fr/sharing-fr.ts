/** French words for what colleagues share and find again. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
const things = (kind: 'resources' | 'exercises', lesson: string, exercise: string): string =>
  kind === 'resources' ? lesson : exercise

export const sharingFr = {
  search: (p: { kind: 'resources' | 'exercises' }) =>
    things(
      p.kind,
      'Chercher dans mes leçons et celles des collègues',
      'Chercher dans mes exercices et ceux des collègues',
    ),
  tabs: {
    label: 'À qui',
    resources: { mine: 'Les miennes', shared: 'Partagées avec moi' },
    exercises: { mine: 'Les miens', shared: 'Partagés avec moi' },
  },
  found: 'Résultats',
  author: 'Auteur',
  me: 'vous',
  common: 'fonds commun',
  after: (p: { name: string }) => `d'après ${p.name}`,
  from: (p: { name: string }) => `D'après ${p.name}.`,
  nothingFound:
    "Rien ne correspond à tous ces mots. En essayer moins, ou d'autres : le titre et le texte sont cherchés, sans souci des accents.",
  nothingShared:
    "Aucun collègue n'a encore partagé avec vous. Ce qu'il partagera sera ici, à regarder et à copier.",
  more: 'Afficher la suite',
  share: 'Partager…',
  shared: 'partagé',
  dialog: {
    title: (p: { title: string }) => `Partager « ${p.title} »`,
    means:
      "Vos collègues pourront regarder et en faire leur copie, jamais modifier l'original. Arrêter le partage ne touche pas aux copies déjà faites.",
    school: "Tous les professeurs de l'établissement",
    subjects: "Les professeurs d'une matière",
    colleagues: 'Des collègues',
    searchColleague: 'Chercher un collègue',
    nobody: 'Aucun collègue de ce nom.',
    save: 'Enregistrer le partage',
    stopped: "Ce n'est plus partagé. Les copies déjà faites restent à leurs auteurs.",
    saved: "C'est partagé. Vos collègues le trouvent parmi ce qui est partagé avec eux.",
  },
  look: {
    by: (p: { name: string }) => `Partagé par ${p.name}`,
    byNobody: 'Partagé par un collègue',
    exerciseInside: 'Exercice de la leçon',
    copy: 'En faire ma copie',
    copyMeans: "La copie est à vous ; l'original reste comme il est.",
    copied: (p: { title: string }) => `« ${p.title} » est à vous : vous pouvez l'adapter.`,
  },
  tags: {
    label: 'Étiquettes',
    hint: 'Vos mots pour retrouver ce travail : brevet, remédiation… Dix au plus.',
    add: "Ajouter l'étiquette",
    remove: (p: { tag: string }) => `Retirer l'étiquette ${p.tag}`,
    full: 'Dix étiquettes, pas une de plus : en retirer une pour en ajouter.',
  },
  bank: {
    open: 'Prendre dans la banque',
    title: 'Prendre des questions dans la banque',
    means:
      'Parmi vos exercices, ceux que des collègues partagent et le fonds commun. Ce que vous prenez est copié ici.',
    words: 'Mots de la question ou de son exercice',
    kind: 'Type de question',
    anyKind: 'Tous les types',
    subject: 'Matière',
    anySubject: 'Toutes les matières',
    tag: 'Étiquette de son exercice',
    found: 'Questions trouvées',
    none: 'Aucune question ne correspond.',
    empty: 'Question sans texte',
    from: (p: { kind: string; exercise: string; author: string }) =>
      `${p.kind}, « ${p.exercise} », ${p.author}`,
    take: (p: { count: number }) =>
      p.count < 2 ? `Ajouter ${p.count} question` : `Ajouter ${p.count} questions`,
    taken: (p: { count: number }) =>
      p.count < 2
        ? 'La question est ajoutée à la fin.'
        : `${p.count} questions sont ajoutées à la fin.`,
    previous: 'Page précédente',
    next: 'Page suivante',
  },
}
