/** The plane tree of the yard, with its patched bark and its hanging balls. */
import { Drawing } from './drawing.tsx'

export function PlaneTree() {
  return (
    <Drawing paper={[200, 200]}>
      <path
        class="wash"
        d="M40 92c-16-6-20-28-4-38 0-18 20-28 34-20 10-16 38-18 50-4 18-6 36 6 36 24 16 6 20 30 4 40-2 14-20 22-34 16-12 10-34 10-44 0-16 6-36 0-42-18z"
      />
      <path d="M40 92c-16-6-20-28-4-38 0-18 20-28 34-20 10-16 38-18 50-4 18-6 36 6 36 24 16 6 20 30 4 40-2 14-20 22-34 16-12 10-34 10-44 0-16 6-36 0-42-18z" />
      <path
        class="thin"
        d="M70 62c4-7 12-9 18-5M112 50c6-5 15-3 18 4M56 82c3-5 9-7 14-4M124 84c6-4 13-2 16 4"
      />
      <path d="M86 180c4-16 5-38 2-62M116 180c-5-16-6-38-2-62" />
      <path d="M88 120c-4-10-11-17-20-21M114 120c3-12 9-20 19-25M101 116c0-14 0-24-2-34" />
      <path
        class="accent thin"
        d="M96 136c5-2 9 1 9 6s-6 7-9 3-3-7 0-9zM104 156c4-1 7 2 6 6s-6 4-8 1-1-6 2-7zM92 164c3-1 5 1 5 4s-4 4-6 2"
      />
      <path class="accent thin" d="M62 100v10M146 98v12M128 104v12" />
      <circle class="spot" cx="62" cy="115" r="5" />
      <circle class="spot" cx="146" cy="115" r="5" />
      <circle class="spot" cx="128" cy="121" r="5" />
      <path d="M30 182h140" />
      <path class="thin" d="M60 182v-12h24M140 182v-12h-22" />
      <path class="chalk accent" d="M44 192h112" />
    </Drawing>
  )
}
