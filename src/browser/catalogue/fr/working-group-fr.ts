/** French words of teachers' small groups, and of giving something to some pupils. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

const pupils = (count: number): string => `${count} ${count < 2 ? 'élève' : 'élèves'}`

export const workingGroupFr = {
  title: 'Petits groupes',
  back: 'La classe',
  secret: 'Ni les élèves ni les familles ne voient ces groupes, pas même leur nom',
  secretMeans:
    "Les professeurs de l'enseignement et leur remplaçant les voient et les changent. Ce que vous donnez par un groupe reste aux élèves cochés ce jour-là, même si le groupe change ou disparaît. Qui quitte l'enseignement sort du groupe ; tous les groupes s'effacent à la fin de l'année scolaire.",
  none: "Aucun petit groupe pour l'instant.",
  list: 'Les groupes',
  new: 'Nouveau groupe',
  name: 'Nom du groupe',
  nameHint: 'Pour vous et vos collègues.',
  nameTaken: 'Un autre groupe porte déjà ce nom.',
  who: 'Élèves du groupe',
  count: (p: { count: number }) => pupils(p.count),
  create: 'Créer le groupe',
  created: (p: { name: string }) => `Groupe « ${p.name} » créé.`,
  full: (p: { max: number }) =>
    `Il y a déjà ${p.max} groupes : effacez-en un avant d'en créer un autre.`,
  change: 'Modifier',
  save: 'Enregistrer le groupe',
  saved: (p: { name: string }) => `Groupe « ${p.name} » enregistré.`,
  nobody: 'Personne dans ce groupe.',
  delete: 'Effacer',
  deleteTitle: (p: { name: string }) => `Effacer le groupe « ${p.name} » ?`,
  deleteMeans: 'Ce que vous avez donné par ce groupe reste aux élèves qui l’ont reçu.',
  deleted: (p: { name: string }) => `Groupe « ${p.name} » effacé.`,
  noPupils: 'Aucun élève dans cet enseignement.',
  choose: {
    to: 'À qui',
    all: 'À tout le cours',
    some: 'À certains élèves',
    someHint: 'Les autres élèves et leurs familles n’en voient rien.',
    byGroup: 'Ajouter ou retirer un petit groupe',
    who: 'Élèves choisis',
    count: (p: { count: number }) =>
      p.count === 0
        ? 'Cochez au moins un élève.'
        : `${pupils(p.count)} ${p.count < 2 ? 'choisi' : 'choisis'}`,
    given: (p: { title: string; count: number }) =>
      `« ${p.title} » est donné à ${pupils(p.count)}.`,
  },
  given: {
    only: (p: { count: number }) => `Donné à ${pupils(p.count)} seulement`,
    change: 'Changer les élèves',
    title: 'Qui a cet exercice',
    means:
      'Les autres élèves et leurs familles n’en voient rien. Un élève que vous retirez ne le voit plus ; qui a déjà commencé le garde.',
    begun: 'a déjà commencé',
    save: 'Enregistrer les élèves',
    saved: (p: { count: number }) => `L'exercice est maintenant à ${pupils(p.count)}.`,
    asked: (p: { count: number }) => `pour ${pupils(p.count)} seulement`,
  },
}
