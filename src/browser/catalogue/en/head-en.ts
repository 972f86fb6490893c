/** English words for a headteacher's pages. */
import type { headFr } from '#browser/catalogue/fr/head-fr.ts'

export const headEn: typeof headFr = {}
