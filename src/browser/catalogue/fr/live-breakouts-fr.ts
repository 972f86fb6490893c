/** French words of breakouts, the parts into which a live class is split for a while. */

interface Reader {
  readonly tu: boolean
}

export const liveBreakoutsFr = {
  name: (p: { number: string }) => `Îlot ${p.number}`,
  open: 'Îlots',
  title: 'Travailler en îlots',
  means:
    "Chaque îlot a sa page du tableau, ses micros et ses messages. Vous lisez tout ce qui s'y écrit, et vous les écoutez l'un après l'autre.",
  allow: 'Permettre les îlots dans cette classe',
  allowHint:
    "À l'école, ils sont fermés tant que vous ne les permettez pas : des élèves s'y parlent sans que vous les entendiez tous à la fois.",
  count: "Nombre d'îlots",
  time: 'Durée',
  noTime: 'Sans limite',
  deal: 'Mélanger',
  dealt: 'Les élèves sont répartis autrement.',
  placeOf: (p: { name: string }) => `Îlot de ${p.name}`,
  withClass: 'Avec la classe',
  slide: 'Donner à chaque îlot la diapositive affichée',
  start: 'Ouvrir les îlots',
  nobody: "Aucun élève n'est dans la classe pour le moment.",
  nobodyPlaced: 'Placez au moins un élève dans un îlot.',
  full: 'Le tableau a trop de pages pour ouvrir autant d’îlots.',

  panel: 'Les îlots',
  withAll: 'Vous êtes avec toute la classe : tout le monde vous entend.',
  visiting: (p: { number: string }) =>
    `Vous êtes dans l'îlot ${p.number} : lui seul vous entend, et vous l'entendez.`,
  join: 'Rejoindre',
  joinOf: (p: { number: string }) => `Rejoindre l'îlot ${p.number}`,
  leave: 'Revenir à la classe',
  gather: 'Rappeler tout le monde',
  unplaced: (p: { names: string }) => `Avec la classe : ${p.names}`,
  moveTo: (p: { number: string }) => `Placer dans l'îlot ${p.number}`,
  moveBack: 'Ramener avec la classe',

  here: (p: Reader & { number: string }) =>
    p.tu ? `Tu es dans l'îlot ${p.number}` : `Vous êtes dans l'îlot ${p.number}`,
  withNames: (p: { names: string }) => `Avec ${p.names}.`,
  alone: (p: Reader) =>
    p.tu ? "Tu y es seul pour l'instant." : "Vous y êtes seul pour l'instant.",
  may: (p: Reader) =>
    p.tu
      ? 'Ici, vous parlez, dessinez et écrivez entre vous. Tes professeurs lisent les messages et peuvent venir écouter.'
      : 'Ici, vous parlez, dessinez et écrivez entre vous. Les professeurs lisent les messages et peuvent venir écouter.',
  visited: (p: { names: string; count: number }) =>
    p.count < 2 ? `${p.names} est avec vous.` : `${p.names} sont avec vous.`,
  others: 'Les autres élèves travaillent en îlots.',
  gathered: 'Toute la classe est de nouveau réunie.',

  toBreakout: (p: Reader) => (p.tu ? 'Mon îlot' : 'Cet îlot'),
  kept: (p: Reader) =>
    p.tu
      ? 'Tes professeurs lisent les messages des îlots. Ils sont gardés quelques jours, pour la sécurité de tous.'
      : 'Les adultes lisent les messages des îlots. Ils sont gardés quelques jours, pour la sécurité de tous.',
}
