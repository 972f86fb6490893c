/** French words of the call list. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many)

export const callsFr = {
  title: 'Familles à appeler',
  titleOf: (p: { name: string }) => `Familles à appeler, ${p.name}`,
  intro: (p: { from: string }) =>
    `Les élèves dont on ne sait rien, d'après les séances depuis ${p.from}. Sans nouvelles ne veut pas dire absent.`,
  back: 'La classe',
  backToSchool: 'Présences',
  none: "Personne à appeler pour l'instant. Un élève vient ici quand une séance est finie sans que l'on sache rien de lui.",
  cut: (p: { shown: number; all: number }) =>
    `${p.all} familles : cette page montre les ${p.shown} plus urgentes`,
  cutMeans: 'La liste de chaque classe montre toutes les siennes.',
  toCall: (p: { count: number }) =>
    `${p.count} ${plural(p.count, 'famille à appeler', 'familles à appeler')}`,
  reached: (p: { count: number }) =>
    `${p.count} ${plural(p.count, 'famille déjà jointe', 'familles déjà jointes')}`,
  silentDays: (p: { count: number; since: string }) =>
    p.count === 1
      ? `Sans nouvelles ${p.since}`
      : `Sans nouvelles depuis ${p.count} jours de classe, depuis ${p.since}`,
  lastSeen: (p: { day: string }) => `vu pour la dernière fois ${p.day}`,
  notSeen: 'pas vu ces deux semaines',
  isReached: 'Famille jointe',
  noGuardian: 'Aucun responsable confirmé : voyez avec le secrétariat.',
  noContact: 'ni téléphone ni adresse',
  phone: (p: { number: string }) => `Appeler ${p.number}`,
  mail: 'Écrire',
  ofPerson: (p: { name: string }) => `à ${p.name}`,
  outcomeOf: (p: { name: string }) => `Ce que l'essai pour ${p.name} a donné`,
  outcomes: {
    reached: 'Jointe',
    left_word: 'Message laissé',
    no_answer: 'Pas de réponse',
    wrong_contact: 'Mauvais numéro',
  },
  ways: {
    phone: 'par téléphone',
    message: 'par message',
    mail: 'par courrier',
    meeting: 'de vive voix',
  },
  more: 'Autre moyen, ou une précision',
  way: 'Comment',
  note: 'Précision',
  noteHint:
    'Lue par les enseignants de la classe et la vie scolaire. Jamais de détail médical ni de jugement.',
  noted: (p: { name: string; outcome: string }) => `${p.name} : ${p.outcome}`,
  undo: 'Annuler',
  takenBack: (p: { name: string }) => `${p.name} : essai retiré`,
  tried: 'Déjà essayé',
  call: (p: { when: string; way: string; by: string; outcome: string }) =>
    `${p.when}, ${p.way}, ${p.by} : ${p.outcome}`,
  takeBack: 'Retirer',
  means:
    "« Jointe » compte comme « joint par téléphone ou papier » pour les séances de ce jour. La liste s'ouvre avec des numéros de familles : chaque ouverture est notée.",
}
