/** English words for people of a school and what they are in it. */
import type { peopleFr } from '#browser/catalogue/fr/people-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const peopleEn: Translated<typeof peopleFr> = {}
