/**
 * French words of what is adjusted for a pupil, and never why. Ordinary spaces and straight
 * apostrophes: `setFrench` sets them.
 */
import { ofName } from '#browser/catalogue/set-french.ts'

export const adjustmentFr = {
  title: 'Aménagements',
  none: 'Aucun aménagement.',
  set: 'Régler les aménagements',
  setShort: 'Aménagements',
  dialogTitle: (p: { name: string }) => `Aménagements ${ofName(p.name)}`,
  means:
    "Ce qui change pour cet élève, jusqu'à la fin de l'année scolaire. La raison n'est demandée nulle part, et n'est pas gardée.",
  extraTime: 'Exercices en temps limité',
  extraTimes: {
    none: 'Le temps de la classe',
    third: 'Un tiers de temps en plus',
    half: 'La moitié du temps en plus',
    double: 'Deux fois plus de temps',
  },
  display: 'Affichage au départ',
  displayMeans: "Il s'applique partout, tant que l'élève n'a pas choisi autre chose lui-même.",
  textSize: 'Taille du texte',
  textSizes: { none: 'Normale', 1: 'Grande', 2: 'Très grande', 3: 'Géante' },
  wideSpacing: 'Espacement plus large',
  dyslexicFont: 'Police OpenDyslexic',
  readAloud: "Bouton d'écoute en premier à chaque question",
  saved: (p: { name: string }) => `Aménagements ${ofName(p.name)} : enregistrés.`,
  // As the pupil and the guardian read them
  own: (p: { tu: boolean }): string => (p.tu ? 'Tes aménagements' : 'Vos aménagements'),
  ownMeans: (p: { tu: boolean }): string =>
    p.tu
      ? "Ils sont déjà réglés. L'affichage, tu peux le changer juste au-dessus."
      : "Ils sont déjà réglés. L'affichage, vous pouvez le changer juste au-dessus.",
  of: (p: { name: string }) => `Aménagements ${ofName(p.name)}`,
  lines: {
    third: (p: { tu: boolean }): string =>
      p.tu
        ? 'Tu as un tiers de temps en plus dans les exercices en temps limité.'
        : 'Un tiers de temps en plus dans les exercices en temps limité.',
    half: (p: { tu: boolean }): string =>
      p.tu
        ? 'Tu as la moitié du temps en plus dans les exercices en temps limité.'
        : 'La moitié du temps en plus dans les exercices en temps limité.',
    double: (p: { tu: boolean }): string =>
      p.tu
        ? 'Tu as deux fois plus de temps dans les exercices en temps limité.'
        : 'Deux fois plus de temps dans les exercices en temps limité.',
    textSize: 'Texte plus grand au départ.',
    wideSpacing: 'Lettres et lignes plus espacées au départ.',
    dyslexicFont: 'Police OpenDyslexic au départ.',
    readAloud: "À chaque question, le bouton pour l'écouter vient en premier.",
  },
  // Other times for one pupil
  ownTimes: {
    open: 'Donner un autre délai',
    means:
      "Pour un élève ou plusieurs : plus tard, ou plus tôt. La raison n'est pas demandée, et les autres élèves n'en voient rien. Si le délai de la classe change, un délai plus long change d'autant.",
    who: 'Pour qui',
    until: (p: { when: string }) => `jusqu'à : ${p.when}`,
    time: (p: { time: string }) => `temps : ${p.time}`,
    opensApart: "Changer aussi l'heure d'ouverture",
    give: 'Donner ce délai',
    given: (p: { count: number }) =>
      p.count < 2 ? 'Autre délai donné à 1 élève.' : `Autre délai donné à ${p.count} élèves.`,
    takeAway: 'Revenir au délai de la classe',
    takenAway: (p: { count: number }) =>
      p.count < 2
        ? '1 élève a de nouveau le délai de la classe.'
        : `${p.count} élèves ont de nouveau le délai de la classe.`,
    undo: 'Annuler',
    undone: 'Les délais sont comme avant.',
    notUndone: "L'annulation n'a pas abouti : vérifiez les délais dans le tableau.",
  },
}
