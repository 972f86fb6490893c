/** English words for a guardian's pages. */
import type { guardianFr } from '#browser/catalogue/fr/guardian-fr.ts'

export const guardianEn: typeof guardianFr = {}
