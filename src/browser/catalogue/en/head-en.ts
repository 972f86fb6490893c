/** English words for a headteacher's pages. */
import type { headFr } from '#browser/catalogue/fr/head-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const headEn: Translated<typeof headFr> = {}
