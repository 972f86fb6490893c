/** English words for signing in: cards, codes, passwords, who is on this device. */
import type { signInFr } from '#browser/catalogue/fr/sign-in-fr.ts'

export const signInEn: typeof signInFr = {}
