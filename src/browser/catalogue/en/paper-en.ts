/** English words for class cards and letters to print. */
import type { paperFr } from '#browser/catalogue/fr/paper-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const paperEn: Translated<typeof paperFr> = {}
