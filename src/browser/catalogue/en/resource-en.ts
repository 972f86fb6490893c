/** English words for reading and writing lessons (resources). */
import type { resourceFr } from '#browser/catalogue/fr/resource-fr.ts'

export const resourceEn: typeof resourceFr = {}
