/** English words for following a class, marking, codes and cards. */
import type { teachFr } from '#browser/catalogue/fr/teach-fr.ts'

export const teachEn: typeof teachFr = {}
