/** English words of the help, privacy, accessibility and not-found pages. */
import type { helpFr } from '#browser/catalogue/fr/help-fr.ts'

export const helpEn: typeof helpFr = {
  notFoundTitle: 'Nothing at this address',
}
