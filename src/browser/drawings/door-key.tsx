/** The key of the door, on its string. */
import { Drawing } from './drawing.tsx'

export function DoorKey() {
  return (
    <Drawing paper={[240, 160]}>
      <path class="wash" d="M36 92a34 34 0 1 0 68 0 34 34 0 1 0-68 0" />
      <path class="cover" d="M56 92a14 14 0 1 0 28 0 14 14 0 1 0-28 0" />
      <path d="M36 92a34 34 0 1 0 68 0 34 34 0 1 0-68 0M56 92a14 14 0 1 0 28 0 14 14 0 1 0-28 0" />
      <path d="M103 84h101v16h-12v20h-16v-20h-10v14h-16v-14h-47" />
      <path class="accent" d="M62 80C50 60 52 34 74 24s44 4 62-6 28-8 40-6" />
      <path class="accent thin" d="M176 12c10 2 14 10 24 8M176 12c8-4 14-2 22-6" />
      <path class="thin" d="M118 92h52" />
      <path d="M20 142h200" />
    </Drawing>
  )
}
