/** English words for signing in: cards, codes, passwords, who is on this device. */
import type { signInFr } from '#browser/catalogue/fr/sign-in-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const signInEn: Translated<typeof signInFr> = {}
