/** A code on paper: its groups apart, large enough to be typed from at arm's length. */
import './paper.css'

/** `code` as the server writes it: groups of four, with dashes between. */
export function PrintedCode({ code }: { code: string }) {
  const groups = code.split('-')
  return (
    <span class="printed-code">
      {groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups of one code never move.
        <span key={at}>{group}</span>
      ))}
    </span>
  )
}
