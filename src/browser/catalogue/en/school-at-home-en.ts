/** English words of a day at a distance, as pupils and guardians read them. */
import type { schoolAtHomeFr } from '#browser/catalogue/fr/school-at-home-fr.ts'

export const schoolAtHomeEn: typeof schoolAtHomeFr = {
  title: (p) => {
    const today = { day: 'Today', morning: 'This morning', afternoon: 'This afternoon' }
    const shown = { day: 'On that day', morning: 'That morning', afternoon: 'That afternoon' }
    return `${(p.isToday ? today : shown)[p.part]}, school is at home`
  },
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
