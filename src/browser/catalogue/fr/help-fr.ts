/** French words of the help, privacy, accessibility and not-found pages. */
export const helpFr = {
  notFoundTitle: 'Rien à cette adresse',
}
