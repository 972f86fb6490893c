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
  unsaved: "Les photos d'une copie papier ne sont pas encore remises.",
}
