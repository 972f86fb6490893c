/** English words for following a class, marking, codes and cards. */
import type { teachFr } from '#browser/catalogue/fr/teach-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const teachEn: Translated<typeof teachFr> = {}
