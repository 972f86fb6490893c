/** The yard when everybody is inside: a hopscotch, a ball, a bird on the wall. */
import { Drawing } from './drawing.tsx'

export function EmptyYard() {
  return (
    <Drawing paper={[320, 200]}>
      <path class="wash" d="M8 96h96v18H8zM136 96h176v18H136z" />
      <path d="M8 96h96M136 96h176" />
      <path
        class="thin"
        d="M8 84h96M136 84h176M8 96V84M40 96V84M72 84v12M168 84v12M204 84v12M240 84v12M276 84v12M312 84v12M24 96v18M56 96v18M88 96v18M154 96v18M190 96v18M226 96v18M262 96v18M296 96v18"
      />
      <path d="M104 114V76M136 114V76" />
      <path class="thin" d="M104 86c10 5 22 5 32 0M112 90v24M120 90v24M128 90v24" />
      <path d="M8 114h304" />
      <path
        class="accent thin"
        d="M150 186H174l13-22H163zM167.5 197H191.5L218 153H194zM180.5 175H204.5M198 186H222l13-22H211zM215.5 197H239.5L266 153H242zM228.5 175H252.5M246 186c28 3 38-19 13-22"
      />
      <path class="wash" d="M62 164a17 17 0 1 0 34 0 17 17 0 1 0-34 0" />
      <path d="M62 164a17 17 0 1 0 34 0 17 17 0 1 0-34 0M68 151c9 7 11 18 7 29M92 153c-9 3-20 9-29 16" />
      <path class="thin" d="M50 184h58" />
      <path d="M250 78c-8-6-6-18 4-19 2-8 14-9 17-1l8 3-8 3c1 9-6 15-15 14z" />
      <path class="thin" d="M257 79v4M264 78v5M250 76l-14 4M264 60v.2" />
      <path class="accent" d="M28 44a18 18 0 1 0 36 0 18 18 0 1 0-36 0" />
      <path
        class="accent thin"
        d="M46 10v8M12 44h8M72 44h8M22 20l5 5M70 20l-5 5M22 68l5-5M70 68l-5-5"
      />
    </Drawing>
  )
}
