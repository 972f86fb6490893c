/**
 * Pages that the server writes itself, each with what lies below it: they stand outside of the app,
 * which answers for every other address.
 */
export const serverPages = {
  /** The waiting room without JavaScript. */
  waiting: '/attente',
  /** Verdicts that everybody may see. */
  verdicts: '/verite',
  /** What passes now, for operators. */
  operators: '/exploitation',
  /** The public log of the journal. */
  log: '/journal',
} as const

export function isServerPage(path: string): boolean {
  return Object.values(serverPages).some((page) => path === page || path.startsWith(`${page}/`))
}
