/** English words for classes, groups and courses. */
import type { classesFr } from '#browser/catalogue/fr/classes-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const classesEn: Translated<typeof classesFr> = {}
