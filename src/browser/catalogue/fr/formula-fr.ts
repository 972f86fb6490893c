/** French words of the formula dialog. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

export const formulaFr = {
  title: 'Formule',
  field: 'La formule',
  fieldHint:
    'Écrire comme au tableau : / fait une fraction, ^ un exposant. Les flèches passent d’une case à l’autre.',
  fieldSays: (p: { formula: string }) => `La formule : ${p.formula}`,
  loading: 'L’éditeur de formules arrive',
  missing:
    "L'éditeur de formules n'a pas pu venir sur cet appareil. La formule peut s'écrire en TeX, ci-dessous.",
  tex: 'La même, en TeX',
  texHint: 'Pour qui connaît : \\frac{3}{4}, \\sqrt{2}, x^2.',
  place: 'Sa place',
  places: { inline: 'Dans la phrase', block: 'Seule sur sa ligne' },
  shown: 'Ce que verront les élèves',
  checking: 'Vérification…',
  unseen: "Pas de réponse du serveur : la formule sera vérifiée avant d'être publiée.",
  emptyBox: 'Une case est encore vide : la remplir ou la retirer.',
  tooLong: 'Cette formule est trop longue : la couper en deux.',
  problems: {
    unknown_command: (p: { near: string }) =>
      `La commande ${p.near} n'existe pas : vérifier son orthographe.`,
    unknown_environment: (p: { near: string }) => `L'environnement ${p.near} n'existe pas.`,
    brace_missing: () => 'Il manque une accolade fermante : autant de } que de {.',
    brace_extra: () => 'Il y a une accolade fermante de trop.',
    fence_unpaired: () => 'Chaque \\left a besoin de son \\right, avec une parenthèse derrière.',
    part_missing: (p: { near: string }) =>
      p.near === ''
        ? 'Il manque quelque chose à la fin de la formule.'
        : `Il manque quelque chose près de « ${p.near} ».`,
    script_twice: () => 'Deux exposants, ou deux indices, se suivent : les réunir entre accolades.',
    only_alone: () => 'Cette écriture ne va que dans une formule seule sur sa ligne.',
    endless: () => 'Cette formule se répète sans fin : la simplifier.',
    unreadable: (p: { near: string }) =>
      p.near === ''
        ? 'Cette formule ne se lit pas : vérifier les accolades et les commandes.'
        : `La formule ne se lit plus à partir de « ${p.near} ».`,
  },
  groups: { first: 'Calculer', geometry: 'Géométrie', later: 'Au lycée' },
  signs: {
    fraction: 'Fraction',
    times: 'Multiplié par',
    divided: 'Divisé par',
    power: 'Puissance',
    root: 'Racine carrée',
    parentheses: 'Parenthèses',
    atMost: 'Inférieur ou égal à',
    atLeast: 'Supérieur ou égal à',
    unequal: 'Différent de',
    about: 'Environ égal à',
    pi: 'Pi',
    angle: 'Angle',
    degrees: 'Degrés',
    vector: 'Vecteur',
    parallel: 'Parallèle à',
    perpendicular: 'Perpendiculaire à',
    index: 'Indice',
    system: "Système d'équations",
    absolute: 'Valeur absolue',
    integral: 'Intégrale',
    sum: 'Somme',
    limit: 'Limite',
    infinity: 'Infini',
    belongs: 'Appartient à',
    reals: 'Ensemble des réels',
    implies: 'Donc',
    equivalent: 'Équivaut à',
  },
}
