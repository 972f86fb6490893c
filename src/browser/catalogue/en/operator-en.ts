/** English words for an operator's pages. */
import type { operatorFr } from '#browser/catalogue/fr/operator-fr.ts'

export const operatorEn: typeof operatorFr = {}
