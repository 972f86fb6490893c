/** What the pages of verdicts, whole and public, write alike. */
import { frenchDay, frenchTime } from './french-figures.ts'

/** When it was, by the clock of Paris. */
export function verdictSpan(interval: { readonly from: string; readonly to: string }): string {
  const from = Date.parse(interval.from)
  const to = Date.parse(interval.to)
  // Nothing was read, and nobody said when: the interval is none.
  if (isNoTime(interval)) return 'à un moment que rien ne dit'
  if (frenchDay(from) === frenchDay(to)) {
    return `${frenchDay(from)}, de ${frenchTime(from)} à ${frenchTime(to)} (heure de Paris)`
  }
  return `du ${frenchDay(from)}, ${frenchTime(from)}, au ${frenchDay(to)}, ${frenchTime(to)} (heure de Paris)`
}

/** Without records and without times that were asked for, an interval begins where clocks do. */
export function isNoTime({ from }: { readonly from: string }): boolean {
  return Date.parse(from) === 0
}

/** The options that give the same interval again; who left out what is far away named no ends, and must not now. */
export function intervalOptions(told: {
  readonly interval: { readonly from: string; readonly to: string }
  readonly warnings: readonly { readonly code: string }[]
}): string[] {
  const { interval, warnings } = told
  if (isNoTime(interval) || warnings.some(({ code }) => code === 'far-dates')) return []
  return [`--from ${interval.from}`, `--to ${interval.to}`]
}

export function remarksSection(
  title: string,
  remarks: readonly { readonly text: string }[],
): string {
  if (remarks.length === 0) return ''
  return `<h2>${title}</h2>
<ul>
${remarks.map(({ text }) => `<li>${escapeMarkup(text)}</li>`).join('\n')}
</ul>`
}

/** A command to copy, each of its options on a line of its own: no line of it breaks within a word, also on a phone. */
export function commandBlock(command: string, options: readonly string[] = []): string {
  return `<pre><code>${escapeMarkup([command, ...options].join(' \\\n  '))}</code></pre>`
}

export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
