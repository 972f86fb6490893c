/** English words for writing questions. */
import type { questionFr } from '#browser/catalogue/fr/question-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const questionEn: Translated<typeof questionFr> = {}
