/** English words for an operator's pages. */
import type { operatorFr } from '#browser/catalogue/fr/operator-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const operatorEn: Translated<typeof operatorFr> = {}
