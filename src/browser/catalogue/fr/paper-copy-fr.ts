/** French words of copies on paper that a teacher hands in for a pupil. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
import { ofName } from '#browser/catalogue/set-french.ts'

export const paperCopyFr = {
  title: 'Copie papier',
  titleOf: (p: { name: string }) => `Copie papier ${ofName(p.name)}`,
  open: 'Remettre une copie papier',
  toFollowing: "Suivi de l'exercice",
  alreadyThere: (p: { name: string }) => `${p.name} a déjà rendu ce travail.`,
  alreadyThereMeans:
    "Sa copie n'est pas remplacée. Une feuille de plus peut lui être rendue, ou être gardée en classe.",
  begun: (p: { name: string }) => `${p.name} a commencé ce travail en ligne.`,
  begunMeans: (p: { count: number }) =>
    p.count < 2
      ? 'Sa réponse enregistrée sera rendue avec la copie papier, et le travail sera clos.'
      : `Ses ${p.count} réponses enregistrées seront rendues avec la copie papier, et le travail sera clos.`,
  forTeam: (p: { name: string; mates: string }) =>
    `Cette feuille compte pour toute l'équipe : ${p.name}, avec ${p.mates}.`,
  forTeamMeans: "Une fois remise, c'est la copie de chacun ; l'équipe ne change plus.",
  noPhoto: 'Il manque la photo de la copie.',
  answers: 'Ce que la feuille contient',
  wholeWork: 'Tout le travail',
  wholeWorkMeans: 'Les questions sans réponse en ligne seront à corriger à la main.',
  question: (p: { number: number }) => `La réponse à la question ${p.number}`,
  when: 'Remise à vous',
  now: 'à l’instant',
  before: 'plus tôt',
  beforeHint: "L'élève et ses responsables liront que l'heure est celle que vous dites.",
  day: 'Jour de remise',
  time: 'Heure de remise',
  hourWrong: 'Donnez un jour et une heure déjà passés.',
  sending: 'Envoi des photos',
  act: 'Remettre la copie',
  means: (p: { name: string }) =>
    `Elle devient la copie ${ofName(p.name)}, avec votre nom : l'élève et ses responsables le voient.`,
  arrived: (p: { name: string }) => `La copie ${ofName(p.name)} est remise.`,
  receipt: (p: { number: string }) => `Reçu n° P-${p.number}.`,
  wrong: {
    open: "Ce n'est pas le bon élève",
    title: (p: { name: string }) => `Cette copie n'est pas celle ${ofName(p.name)} ?`,
    whose: 'Élève dont c’est la copie',
    choose: 'Choisissez un élève',
    nobody: 'Tous les autres élèves ont déjà rendu ce travail : la copie ne peut aller à personne.',
    moveMeans: (p: { name: string }) =>
      `Les photos, ce qui est dessiné dessus, l'appréciation enregistrée et les notes de ce que la feuille contient suivent la copie. Les notes de ce que ${p.name} a répondu en ligne sont retirées, et une décision sur le retard est à reprendre.`,
    move: 'Déplacer la copie',
    moved: 'La copie est au nom du bon élève.',
    backMeans: (p: { name: string }) =>
      `Retirée, la copie disparaît avec ses photos et toutes ses notes. Ce que ${p.name} a répondu en ligne reste, et le travail lui est de nouveau ouvert.`,
    back: 'Retirer la copie',
    backForGood: 'Ses photos et ses notes disparaîtront pour de bon.',
    backSure: 'Retirer pour de bon',
    tookBack: (p: { name: string }) => `La copie remise au nom ${ofName(p.name)} est retirée.`,
    gradeStays: 'Une note déjà reportée dans le carnet de notes y reste : corrigez-la là.',
  },
  unsaved: "Les photos d'une copie papier ne sont pas encore remises.",
}
