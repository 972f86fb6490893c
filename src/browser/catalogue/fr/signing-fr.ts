/** French words of what guardians are asked to sign, as teachers and heads ask it. Ordinary spaces and straight apostrophes: `setFrench` sets them. */

export const signingFr = {
  title: 'À faire signer',
  intro:
    "Chaque responsable qui en a les droits signe pour lui-même, sur la carte du soir de l'enfant. Pour changer le texte, retirez-le et demandez à nouveau.",
  new: 'Nouvelle demande',
  nowhere: "Aucun cours ne vous est encore confié : il n'y a personne à qui demander.",
  to: 'Aux responsables de',
  choose: 'Choisir',
  wholeClass: (p: { name: string }) => `Toute la classe ${p.name}`,
  text: 'Texte à signer',
  textHint: 'Ne nommez aucun élève : toutes les familles lisent le même texte.',
  kind: 'Réponse attendue',
  kinds: { read: "J'ai lu", permission: "J'autorise ou je n'autorise pas" },
  until: 'À signer avant la fin du',
  untilWrong: (p: { days: number }) =>
    `Choisissez aujourd'hui ou un jour à venir, dans les ${p.days} jours.`,
  ask: 'Demander',
  asked: (p: { to: string }) => `Demande envoyée : ${p.to}`,
  list: 'Vos demandes',
  othersList: "Demandes des autres dans l'école",
  more: 'Voir les demandes suivantes',
  end: 'Toutes les demandes sont là.',
  none: 'Rien à signer pour le moment.',
  states: { open: 'en cours', over: 'échue', withdrawn: 'retirée' },
  line: (p: { by: string; until: string; state: string }) =>
    `${p.by}, jusqu'au ${p.until}, ${p.state}`,
  see: 'Voir qui a signé',
  fold: 'Refermer',
  withdraw: 'Retirer',
  withdrawTitle: (p: { of: string }) => `Retirer cette demande (${p.of}) ?`,
  withdrawMeans:
    'Les familles ne la voient plus, et personne ne peut plus la signer. Les signatures déjà données restent ici. Une demande retirée ne se rétablit pas.',
  withdrawn: 'Demande retirée',
  signedOf: (p: { signed: number; all: number }) =>
    `Réponse reçue pour ${p.signed} ${p.signed < 2 ? 'élève' : 'élèves'} sur ${p.all}.`,
  cannotSign: (p: { count: number }) =>
    p.count < 2
      ? "Un élève n'a aucun responsable qui puisse signer ici : demandez-lui sur papier."
      : `${p.count} élèves n'ont aucun responsable qui puisse signer ici : demandez-leur sur papier.`,
  table: 'Qui a signé',
  pupil: 'Élève',
  guardian: 'Responsable',
  noGuardian: 'aucun responsable ne peut signer',
  answer: 'Réponse',
  when: 'Signé le',
  answers: { read: 'a lu', allowed: 'autorise', not_allowed: "n'autorise pas" },
  notYet: 'pas encore',
  print: 'Imprimer',
}
