/** English words for a guardian's pages. */
import type { guardianFr } from '#browser/catalogue/fr/guardian-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const guardianEn: Translated<typeof guardianFr> = {}
