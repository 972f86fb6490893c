/** The board, with something already written on it. */
import { Drawing } from './drawing.tsx'

export function Chalkboard() {
  return (
    <Drawing paper={[240, 180]}>
      <path class="wash" d="M24 24h192v112H24z" />
      <path d="M24 24h192v112H24z" />
      <path class="thin" d="M34 34h172v92H34z" />
      <path d="M16 146h208" />
      <path
        class="accent"
        d="M52 66c5-12 13-14 15-7s-9 15-4 18 11-6 16-13c-3 9-2 13 2 13s8-7 11-13c-2 8-1 13 4 13s9-8 14-14"
      />
      <path class="accent thin" d="M52 90h62" />
      <path d="M134 104V56l44 48z" />
      <path class="thin" d="M134 94h10v10" />
      <path class="thin" d="M52 108h34M96 108h16" />
      <path class="accent" d="M150 141h22" />
      <path class="cover" d="M52 132h30v13H52z" />
      <path d="M52 132h30v13H52z" />
      <path class="thin" d="M52 138h30" />
      <path d="M60 146l-14 26M180 146l14 26" />
    </Drawing>
  )
}
