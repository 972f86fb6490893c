/** A class card: the square to scan, the name, the code in four groups. */
import { Drawing } from './drawing.tsx'

export function CardInHand() {
  return (
    <Drawing paper={[240, 160]}>
      <path
        class="wash"
        d="M34 44c0-8 5-12 12-12h154c7 0 12 4 12 12v84c0 8-5 12-12 12H46c-7 0-12-4-12-12z"
      />
      <path
        class="cover"
        d="M24 34c0-8 5-12 12-12h154c7 0 12 4 12 12v84c0 8-5 12-12 12H36c-7 0-12-4-12-12z"
      />
      <path d="M24 34c0-8 5-12 12-12h154c7 0 12 4 12 12v84c0 8-5 12-12 12H36c-7 0-12-4-12-12z" />
      <path d="M40 40h20v20H40zM84 40h20v20H84zM40 84h20v20H40z" />
      <path class="thin" d="M48 48h4v4h-4zM92 48h4v4h-4zM48 92h4v4h-4z" />
      <path
        class="accent"
        d="M72 42v8M72 60v6M42 72h10M62 72h16M88 72h14M72 84v6M84 84h8M100 84v8M72 102h12M96 102h8"
      />
      <path d="M122 46h58" />
      <path class="thin" d="M122 62h38" />
      <path class="accent" d="M122 88h10M140 88h10M158 88h10M176 88h10" />
      <path class="thin" d="M44 118h132" />
      <path class="thin" d="M216 60c8 8 10 18 8 30M226 50c12 12 14 30 8 48" />
    </Drawing>
  )
}
