/** French words for the day: the pupil's rail, the teacher's day, what is due. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const dayFr = {}
