/** English words of a day at a distance, as pupils and guardians read them. */
import type { schoolAtHomeFr } from '#browser/catalogue/fr/school-at-home-fr.ts'

export const schoolAtHomeEn: typeof schoolAtHomeFr = {
  title: (p) => {
    const today = { day: 'Today', morning: 'This morning', afternoon: 'This afternoon' }
    const shown = { day: 'On that day', morning: 'That morning', afternoon: 'That afternoon' }
    return `${(p.isToday ? today : shown)[p.part]}, school is at home`
  },
  turnTitle: (p) => {
    const today = { day: 'Today', morning: 'This morning', afternoon: 'This afternoon' }
    const shown = { day: 'On that day', morning: 'That morning', afternoon: 'That afternoon' }
    const whose = p.tu ? 'your half of the class' : "the child's half of the class"
    return `${(p.isToday ? today : shown)[p.part]}, ${whose} is at home`
  },
  turnMeans: (p) =>
    p.tu
      ? 'Your lessons take place here, at their times, while the others are in the room. Arriving counts as being there.'
      : "Lessons take place here, at their times, while the others are in the room. The pupil's arrival counts as being there.",
  turnReason: 'The class comes by halves, in turns.',
  means: (p) =>
    p.tu
      ? 'Your lessons take place here, at their times. Arriving counts as being there.'
      : "Lessons take place here, at their times. The pupil's arrival counts as being there.",
  reasons: {
    school_closed: 'The school is closed.',
    classes_closed: 'Some classes are closed.',
    half_capacity: 'Classes take turns at school.',
    weather: 'It is because of the weather.',
    other: 'It is for another reason.',
  },
}
