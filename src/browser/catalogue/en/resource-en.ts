/** English words for reading and writing lessons (resources). */
import type { resourceFr } from '#browser/catalogue/fr/resource-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const resourceEn: Translated<typeof resourceFr> = {}
