/** French words of a day at a distance, as pupils and guardians read them. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const schoolAtHomeFr = {
  title: (p: { part: 'day' | 'morning' | 'afternoon'; isToday: boolean }): string => {
    const today = { day: "Aujourd'hui", morning: 'Ce matin', afternoon: 'Cet après-midi' }
    const shown = { day: 'Ce jour-là', morning: 'Ce matin-là', afternoon: 'Cet après-midi-là' }
    return `${(p.isToday ? today : shown)[p.part]}, l'école est à la maison`
  },
  /** Of a pupil whose part of the class is at home while the others are in the room. */
  turnTitle: (p: { part: 'day' | 'morning' | 'afternoon'; isToday: boolean; tu: boolean }) => {
    const today = { day: "Aujourd'hui", morning: 'Ce matin', afternoon: 'Cet après-midi' }
    const shown = { day: 'Ce jour-là', morning: 'Ce matin-là', afternoon: 'Cet après-midi-là' }
    const whose = p.tu ? 'ta moitié de classe' : 'sa moitié de classe'
    return `${(p.isToday ? today : shown)[p.part]}, ${whose} est à la maison`
  },
  means: (p: { tu: boolean }): string =>
    p.tu
      ? 'Tes cours se font ici, à leurs heures. Ton arrivée compte comme présence.'
      : "Les cours se font ici, à leurs heures. L'arrivée de l'élève compte comme présence.",
  turnMeans: (p: { tu: boolean }): string =>
    p.tu
      ? 'Tes cours se font ici, à leurs heures, pendant que les autres sont en classe. Ton arrivée compte comme présence.'
      : "Les cours se font ici, à leurs heures, pendant que les autres sont en classe. L'arrivée de l'élève compte comme présence.",
  turnReason: 'La classe vient par moitiés, à tour de rôle.',
  reasons: {
    school_closed: "L'établissement est fermé.",
    classes_closed: 'Des classes sont fermées.',
    half_capacity: 'Les classes viennent à tour de rôle.',
    weather: "C'est à cause du temps qu'il fait.",
    other: "C'est pour une autre raison.",
  },
}
