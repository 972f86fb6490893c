/**
 * A QR code as one SVG path: black on white in every theme, since cameras expect it, with the quiet
 * border of four modules that ISO/IEC 18004 §9.1 asks for.
 */
import { encode } from 'uqr'

export interface QrCodeProps {
  text: string
  /** What it opens, for those who do not see it. */
  label: string
}

const quietModules = 4

/** One `M x y h1v1h-1z` per dark module; horizontal neighbours are joined. */
function darkPath(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => {
      const runs: string[] = []
      let from = -1
      for (let x = 0; x <= row.length; x += 1) {
        const dark = row[x] === true
        if (dark && from < 0) from = x
        if (!dark && from >= 0) {
          runs.push(`M${from} ${y}h${x - from}v1H${from}z`)
          from = -1
        }
      }
      return runs
    })
    .join('')
}

export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: quietModules })
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={darkPath(data)} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
