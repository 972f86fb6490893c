/** How large a rubric may be. Without schemas: pages take them, and load no more for it. */

export const criteriaMin = 2
export const criteriaMax = 8
export const stepsMin = 2
export const stepsMax = 5
/** Steps of attainment, from the lowest: non atteint, partiellement atteint, atteint, dépassé. */
export const attainmentSteps = 4
/** Characters. */
export const criterionNameMax = 120
export const stepWordsMax = 300
export const becauseMax = 200
