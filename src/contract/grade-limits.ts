/** The bounds of grades, for those who check them and the page where they are typed. */

/** The most that one assessment is graded out of, and the largest weight. */
export const outOfMax = 1_000
export const weightMax = 100
/** Grades of one call: a class's column at once. */
export const gradesOfCallMax = 100
/** Assessments of one course in a school year; grading periods of one school year. */
export const assessmentsMax = 200
export const gradingPeriodsMax = 6
