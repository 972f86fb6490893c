/** What the sentences of who did what are made of, and the small words between. */

/** What a sentence may tell; empty texts and zero where the line does not say. */
export interface AuditFacts {
  /** Whom it is about. */
  readonly person: string
  /** The class, group or course. */
  readonly thing: string
  /** The child of a guardian's link. */
  readonly child: string
  readonly count: number
  readonly from: string
  readonly to: string
  readonly label: string
}

/** One day, or the first and the last of several. */
export const span = (p: AuditFacts): string =>
  p.from === p.to ? `, le ${p.from}` : `, du ${p.from} au ${p.to}`

/** The name with what stands before it; nothing where the line does not say. */
export const of = (name: string, before: string): string => (name === '' ? '' : before + name)
