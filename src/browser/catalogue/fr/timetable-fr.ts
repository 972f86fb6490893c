/** French words for a week of lessons, as everybody sees it. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const timetableFr = {
  /** A time of day on the school's clock. */
  clock: (p: { hour: string; minute: string }) =>
    p.minute === '00' ? `${p.hour} h` : `${p.hour} h ${p.minute}`,
  room: (p: { room: string }) => (/^\d/.test(p.room) ? `salle ${p.room}` : p.room),
  weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  week: {
    of: (p: { from: string; to: string }) => `Semaine du ${p.from} au ${p.to}`,
    letter: (p: { letter: string }) => `semaine ${p.letter}`,
    label: 'Les séances de la semaine',
    steps: 'Autres semaines',
    before: "Semaine d'avant",
    current: 'Cette semaine',
    after: "Semaine d'après",
    print: 'Imprimer',
    jump: 'Aller à un jour',
    today: "aujourd'hui",
    dayOff: (p: { label: string }) => `Congé : ${p.label}`,
    nothing: 'Aucune séance',
    nothingAllWeek: 'Aucune séance cette semaine.',
    allWeekOff: (p: { label: string }) => `Pas d'école cette semaine : ${p.label}.`,
  },
  lesson: {
    cancelled: 'Annulé',
    moved: 'Déplacé',
    substituted: 'Remplacement',
    withoutTeacher: 'Sans professeur',
    distance: { all: 'À distance', some: 'En partie à distance' },
    movedFrom: (p: { day: string }) => `Déplacé, prévu ${p.day}`,
  },
  own: {
    title: 'Ma semaine',
    pupilIntro: "Tes cours, avec les changements que l'école a notés.",
    teacherIntro: 'Vos séances dans toutes vos classes, avec les changements notés.',
    calendar: "Dans l'agenda du téléphone",
  },
}
